using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Scheduling.Platform.Access;

namespace Scheduling.Feed.Webhooks;

/// <summary>Keeps webhooks' secrets so that the database alone gives none away: AES-GCM under a key derived from the data key, bound to the webhook it is for.</summary>
public sealed class SecretCipher(Secrets secrets)
{
    const int Nonce = 12, Tag = 16;

    readonly Lazy<byte[]> key = new(() => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secrets.DataKey), 32, info: "webhook secrets"u8.ToArray()));

    internal string Seal(string clinicId, string webhookId, string secret)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        var whole = new byte[Nonce + Tag + text.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, Nonce));
        using var cipher = new AesGcm(key.Value, Tag);
        cipher.Encrypt(whole.AsSpan(0, Nonce), text, whole.AsSpan(Nonce + Tag), whole.AsSpan(Nonce, Tag), Whose(clinicId, webhookId));
        return Base64Url.EncodeToString(whole);
    }

    /// <exception cref="CryptographicException">It was sealed under another key, or for another webhook.</exception>
    internal string Open(string clinicId, string webhookId, string sealedSecret)
    {
        var whole = Base64Url.DecodeFromChars(sealedSecret);
        var text = new byte[whole.Length - Nonce - Tag];
        using var cipher = new AesGcm(key.Value, Tag);
        cipher.Decrypt(whole.AsSpan(0, Nonce), whole.AsSpan(Nonce + Tag), whole.AsSpan(Nonce, Tag), text, Whose(clinicId, webhookId));
        return Encoding.UTF8.GetString(text);
    }

    static byte[] Whose(string clinicId, string webhookId) => Encoding.UTF8.GetBytes($"{clinicId}/{webhookId}");
}
