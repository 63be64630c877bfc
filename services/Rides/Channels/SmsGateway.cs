using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Scheduling.Platform.Http;

namespace Scheduling.Rides.Channels;

/// <summary>
/// Hands texts to a gateway over HTTP: a POST of id, from, to and body for each, many at once, with the reminder's id as its idempotency key, so
/// that a text whose answer was lost is sent again and reaches the phone once.
/// </summary>
/// <remarks>
/// 2xx: taken. 410 and 422: the number is none that can be texted. 400 and 413: this text will never be taken. 429 and 503, or no connection at
/// all: not now, after Retry-After where it is said. 401, 403, 404 and 405: our side is set up wrongly, so not now. Everything else, silence and
/// a broken connection too: nobody knows.
/// </remarks>
public sealed class SmsGateway : Channel
{
    const int InFlight = 128;

    /// <summary>By the machine's clock. All of a batch together take well under the lease of a reminder.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), PatienceForAll = TimeSpan.FromSeconds(25);

    readonly HttpClient http;
    readonly Uri address;

    public SmsGateway(Uri address)
    {
        this.address = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        http = new(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(5), MaxConnectionsPerServer = InFlight, PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false,
        }) { Timeout = Timeout.InfiniteTimeSpan };
        if (address.UserInfo.Length > 0)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
    }

    public override string Place => address.ToString();

    public override async Task<IReadOnlyList<HandOver>> Send(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var became = new HandOver[messages.Count];
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        all.CancelAfter(PatienceForAll);
        await Parallel.ForAsync(0, messages.Count, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = CancellationToken.None }, async (i, _) =>
            became[i] = all.IsCancellationRequested ? HandOver.NotNow() : await Send(messages[i], all.Token));
        return became;
    }

    /// <summary>It cannot be asked, and need not be.</summary>
    public override Task<IReadOnlySet<Guid>?> Sent(IReadOnlySet<Guid> reminderIds, CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<Guid>?>(null);

    async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(new Text(message.ReminderId, message.From, message.To, message.Body), options: Json.Options),
        };
        request.Headers.Add("Idempotency-Key", message.ReminderId.ToString());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Of(answer);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return HandOver.NotNow();
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException)
        {
            return HandOver.Unknown;
        }
    }

    static HandOver Of(HttpResponseMessage answer) => answer.StatusCode switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => HandOver.Accepted,
        HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity => HandOver.Refused(FailReason.InvalidNumber),
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => HandOver.Refused(FailReason.Refused),
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => HandOver.NotNow(After(answer)),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => HandOver.NotNow(),
        _ => HandOver.Unknown,
    };

    static TimeSpan? After(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } after } => after,
        { Date: { } date } when answer.Headers.Date is { } now => date - now,
        _ => null,
    };

    sealed record Text(Guid Id, string? From, string To, string Body);
}
