using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using Scheduling.Feed.Events;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Webhooks;

/// <summary>Sends one event to one webhook, signed, and says what came of it; it throws for nothing that the receiver does.</summary>
public sealed class WebhookSender(WebhookConnections connections, SecretCipher cipher, [FromKeyedServices("machine")] TimeProvider machine)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), LongestAskedFor = TimeSpan.FromHours(1);

    internal async Task<SendOutcome> Send(WebhookRow webhook, EventRow row, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var request = Request(webhook, row);
            // The headers are the answer: of the body nothing is asked and next to nothing read.
            using var response = await connections.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            return new()
            {
                Answer = string.Create(CultureInfo.InvariantCulture, $"http-{status}"),
                IsDelivered = status is >= 200 and < 300,
                IsGone = status == StatusCodes.Status410Gone,
                AskedFor = response.Headers.RetryAfter?.Delta is { } delta && delta > TimeSpan.Zero ? (delta < LongestAskedFor ? delta : LongestAskedFor) : TimeSpan.Zero,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested) { return SendOutcome.Failed("timeout"); }
        catch (CryptographicException) { return SendOutcome.Failed("secret-unreadable"); }
        catch (HttpRequestException failure) when (failure.InnerException is RefusedAddressException) { return SendOutcome.Failed("not-public"); }
        catch (HttpRequestException failure) when (failure.InnerException is AuthenticationException) { return SendOutcome.Failed("tls"); }
        catch (Exception failure) when (failure is HttpRequestException or IOException) { return SendOutcome.Failed("unreachable"); }
    }

    HttpRequestMessage Request(WebhookRow webhook, EventRow row)
    {
        if (!WebhookSecret.TryRead(cipher.Open(webhook.ClinicId, webhook.WebhookId, webhook.Secret), out var secret)) throw new CryptographicException();
        var body = JsonSerializer.SerializeToUtf8Bytes(FeedEvent.Of(row, webhook.IsClinical), Json.Options);
        var (id, timestamp) = (row.Id.ToString(), machine.GetUtcNow().ToUnixTimeSeconds());
        return new(HttpMethod.Post, webhook.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8") } },
            Headers =
            {
                { "webhook-id", id },
                { "webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", WebhookSignature.Of(secret, id, timestamp, body) },
                { "User-Agent", "Scheduling-Webhooks/1" },
            },
        };
    }
}

/// <summary>What came of sending an event once.</summary>
sealed record SendOutcome
{
    public required string Answer { get; init; }
    public required bool IsDelivered { get; init; }

    /// <summary>The receiver says that it wants nothing more, ever.</summary>
    public bool IsGone { get; init; }

    /// <summary>How long the receiver asks to be left alone.</summary>
    public TimeSpan AskedFor { get; init; }

    public static SendOutcome Failed(string answer) => new() { Answer = answer, IsDelivered = false };
}
