using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.OptOuts;

/// <summary>
/// Whether a text was handed over by the gateway that shares our secret, now and once: <c>X-Signature: sha256=</c> and the hex HMAC of
/// the seconds in <c>X-Timestamp</c>, a full stop and the raw body.
/// </summary>
static class InboundSignature
{
    const string Scheme = "sha256=";
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool IsValid(string secret, string timestamp, string signature, ReadOnlySpan<byte> body, DateTimeOffset machineNow)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (Math.Abs(machineNow.ToUnixTimeSeconds() - (decimal)seconds) > (decimal)Tolerance.TotalSeconds) return false;
        if (!signature.StartsWith(Scheme, StringComparison.Ordinal)) return false;

        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(secret, timestamp, body)), Encoding.ASCII.GetBytes(signature.ToLowerInvariant()));
    }

    /// <summary>The signature of a body at a timestamp.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{timestamp}."));
        hash.AppendData(body);
        return Scheme + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Notes the signature; false when it was used before.</summary>
    public static async Task<bool> IsFirst(Unit unit, string signature, DateTimeOffset machineNow)
    {
        await unit.Execute("DELETE FROM inbound_signatures WHERE received_at < @old", new { old = machineNow - Tolerance - Tolerance });
        return await unit.Execute(
            "INSERT INTO inbound_signatures (signature, received_at) VALUES (@signature, @machineNow) ON CONFLICT DO NOTHING",
            new { signature = signature.ToLowerInvariant(), machineNow }) == 1;
    }
}
