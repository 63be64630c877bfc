using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Scheduling.Platform.Access;

namespace Scheduling.Platform.Http;

/// <summary>Keeps an answer that shows a secret so that only this installation can read it again: AES-GCM under a key derived from the token key.</summary>
sealed class AnswerCipher(Secrets secrets)
{
    const int Nonce = 12, Tag = 16;

    readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secrets.TokenKey), 32, info: "kept answers"u8.ToArray());

    public string Seal(byte[] answer)
    {
        var sealedAnswer = new byte[Nonce + Tag + answer.Length];
        var nonce = sealedAnswer.AsSpan(0, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, Tag);
        cipher.Encrypt(nonce, answer, sealedAnswer.AsSpan(Nonce + Tag), sealedAnswer.AsSpan(Nonce, Tag));
        return Base64Url.EncodeToString(sealedAnswer);
    }

    public byte[] Open(string sealedAnswer)
    {
        var bytes = Base64Url.DecodeFromChars(sealedAnswer);
        var answer = new byte[bytes.Length - Nonce - Tag];
        using var cipher = new AesGcm(key, Tag);
        cipher.Decrypt(bytes.AsSpan(0, Nonce), bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), answer);
        return answer;
    }
}
