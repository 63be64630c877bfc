using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Scheduling.Desk.SignIn;

/// <summary>Texts that nobody can guess, in cookies and links; only their hashes are stored.</summary>
static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
