using System.Security.Cryptography;

namespace Scheduling.Platform.Access;

/// <summary>What a caller sends: <c>sk_&lt;id&gt;_&lt;secret&gt;</c>.</summary>
static class KeyText
{
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string Of(Guid id, string secret) => $"sk_{id}_{secret}";

    public static bool TryRead(string text, out Guid id, out string secret)
    {
        (id, secret) = (default, "");
        if (text.Split('_', 3) is not ["sk", var first, var rest] || !Guid.TryParseExact(first, "D", out id)) return false;
        secret = rest;
        return true;
    }
}
