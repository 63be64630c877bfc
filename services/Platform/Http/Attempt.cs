using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Access;

namespace Scheduling.Platform.Http;

/// <summary>One POST that its caller named, so that it can be sent again without being done again.</summary>
sealed record Attempt
{
    public const string Header = "Idempotency-Key";
    const int Longest = 255;

    /// <summary>Real hours, for a caller that retries does so in real time.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public required string Principal { get; init; }
    public required string Key { get; init; }

    /// <summary>Hex SHA-256 of method, path, query and body: what must be the same for it to be the same command.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>By the machine's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    public required AnswerCipher Cipher { get; init; }

    public DateTimeOffset ExpiresAt => Now + Kept;

    /// <summary>Has the body kept while it is read, because the fingerprint needs it afterwards. Refuses a key that is none.</summary>
    public static void Prepare(HttpRequest request)
    {
        if (!IsNamed(request)) return;
        if (request.Headers[Header] is not [{ Length: >= 1 and <= Longest } key] || key.Any(c => c is < '!' or > '~'))
            throw new InvalidException(Header, $"must be 1 to {Longest} visible ASCII characters");
        request.EnableBuffering();
    }

    /// <summary>The attempt that this request is, or null when its caller did not name it.</summary>
    public static async Task<Attempt?> Of(HttpContext http)
    {
        if (!IsNamed(http.Request)) return null;
        var services = http.RequestServices;
        return new()
        {
            Principal = http.MaybePrincipal()?.Id ?? "",
            Key = http.Request.Headers[Header]!,
            Fingerprint = await FingerprintOf(http.Request, http.RequestAborted),
            Now = services.GetRequiredKeyedService<TimeProvider>("machine").GetUtcNow(),
            Cipher = services.GetRequiredService<AnswerCipher>(),
        };
    }

    static bool IsNamed(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Headers.ContainsKey(Header);

    static async Task<string> FingerprintOf(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        request.Body.Position = 0;
        var chunk = new byte[8192];
        while (await request.Body.ReadAsync(chunk, cancellationToken) is > 0 and var read) hash.AppendData(chunk, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
