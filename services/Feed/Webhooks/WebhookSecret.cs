using System.Security.Cryptography;

namespace Scheduling.Feed.Webhooks;

/// <summary>A secret as Standard Webhooks writes it: <c>whsec_</c> and 24 to 64 bytes in Base64.</summary>
static class WebhookSecret
{
    const string Prefix = "whsec_";
    const int Fewest = 24, Most = 64, Made = 32;

    public const string Sentence = "must be whsec_ followed by 24 to 64 bytes in Base64; leave it out to have one made";

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Made));

    public static bool TryRead(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text?.StartsWith(Prefix, StringComparison.Ordinal) != true) return false;
        var room = new byte[text.Length];
        if (!Convert.TryFromBase64String(text[Prefix.Length..], room, out var length) || length is < Fewest or > Most) return false;
        bytes = room[..length];
        return true;
    }
}
