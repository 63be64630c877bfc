using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Scheduling.Platform.Access;

namespace Scheduling.Rides.Links;

/// <summary>
/// The texts that open a patient's page and let its forms act. Both are signed with a key of their own, derived from the installation's: a token
/// can be written again for the link it belongs to, so that it need not be kept, and what nobody here signed never reaches the database.
/// </summary>
public sealed class LinkTokens(Secrets secrets)
{
    const int Id = 16, Signature = 16;

    readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secrets.TokenKey), 32, info: "patients' links"u8.ToArray());

    /// <summary>The token of a link: 43 characters that belong in a path as they are.</summary>
    public string Of(Guid linkId)
    {
        Span<byte> token = stackalloc byte[Id + Signature];
        linkId.TryWriteBytes(token, bigEndian: true, out _);
        Sign($"link {linkId}").AsSpan(0, Signature).CopyTo(token[Id..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The link a token belongs to; null when it was not signed here.</summary>
    public Guid? Read(string token)
    {
        if (!Base64Url.IsValid(token, out var length) || length != Id + Signature) return null;
        Span<byte> bytes = Base64Url.DecodeFromChars(token);
        var linkId = new Guid(bytes[..Id], bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(Sign($"link {linkId}").AsSpan(0, Signature), bytes[Id..]) ? linkId : null;
    }

    /// <summary>What a form on the page must send back: it is good for one purpose, on one link.</summary>
    public string Form(Guid linkId, string purpose) => Base64Url.EncodeToString(Sign($"form {linkId} {purpose}"));

    public bool IsForm(Guid linkId, string purpose, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Form(linkId, purpose)), Encoding.UTF8.GetBytes(given));

    /// <summary>What is kept of a token.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    byte[] Sign(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
