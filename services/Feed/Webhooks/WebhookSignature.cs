using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scheduling.Feed.Webhooks;

/// <summary>The signature of Standard Webhooks: <c>v1,</c> and the Base64 HMAC-SHA256 of id, timestamp and body with dots between.</summary>
static class WebhookSignature
{
    public static string Of(byte[] secret, string id, long timestamp, byte[] body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }
}
