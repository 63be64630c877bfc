using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Scheduling.Rides.OptOuts;

namespace Scheduling.Rides.Providers;

/// <summary>
/// Asks a provider over HTTP: <c>POST rides</c> with our order's id, <c>PUT rides/{id}</c>, <c>POST rides/{id}/dispatch</c> and
/// <c>POST rides/{id}/cancel</c> below its address, each signed as the provider signs what it tells us, each with an idempotency key that stays the same
/// however often it is sent.
/// </summary>
/// <remarks>
/// 2xx: taken. 400, 409, 410, 413 and 422, and 404 of an order: it will never be. 429 and 503, or no connection: not now, and nothing else either. Everything else,
/// silence and a broken connection too: nobody knows, so it is said again.
/// </remarks>
sealed class HttpRideProvider : RideProvider
{
    /// <summary>By the machine's clock, and well under the lease of a call.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly string id, secret;
    readonly Uri address;
    readonly HttpClient http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3), PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public HttpRideProvider(string id, Uri address, string secret)
    {
        (this.id, this.secret) = (id, secret);
        this.address = address.AbsoluteUri.EndsWith('/') ? address : new(address.AbsoluteUri + "/");
    }

    public override string Id => id;

    public override async Task<CallOutcome> Say(RideCall what, CancellationToken cancellationToken)
    {
        using var request = Request(what);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Of(answer, what);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return CallOutcome.Later(needsRest: true);
        }
    }

    HttpRequestMessage Request(RideCall call)
    {
        var (method, path) = call.What switch
        {
            CallKind.Request => (HttpMethod.Post, "rides"),
            CallKind.Change => (HttpMethod.Put, $"rides/{call.OrderId}"),
            CallKind.Dispatch => (HttpMethod.Post, $"rides/{call.OrderId}/dispatch"),
            _ => (HttpMethod.Post, $"rides/{call.OrderId}/cancel"),
        };
        var body = Encoding.UTF8.GetBytes(call.Body);
        var timestamp = $"{call.SentAt.ToUnixTimeSeconds()}";
        var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.Add("Idempotency-Key", call.CallId.ToString());
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Signature", InboundSignature.Of(secret, timestamp, body));
        return request;
    }

    static CallOutcome Of(HttpResponseMessage answer, RideCall call) => answer.StatusCode switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => CallOutcome.Taken,
        HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.Gone or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => CallOutcome.Refused,
        HttpStatusCode.NotFound when call.What != CallKind.Request => CallOutcome.Refused,
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => CallOutcome.Later(needsRest: true, After(answer)),
        _ => CallOutcome.Later(),
    };

    static TimeSpan? After(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } after } => after,
        { Date: { } date } when answer.Headers.Date is { } now => date - now,
        _ => null,
    };
}
