using Microsoft.Extensions.Hosting;
using Scheduling.Feed.Events;
using Scheduling.Feed.Streams;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>
/// Sends a clinic's events as they are committed. Each stream reads the table at its reader's pace, so that one that reads slowly holds up nobody;
/// it ends when its key is revoked, and after an hour, and its reader goes on with another from the last id it has seen.
/// </summary>
public static class StreamEvents
{
    const int Batch = 100;
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Heartbeat = TimeSpan.FromSeconds(15), Longest = TimeSpan.FromHours(1);

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/events/stream", Handle)
        .WithName(nameof(StreamEvents))
        .WithSummary("Follow the clinic's events live as server-sent events: id is the cursor, event the type, data the CloudEvent. Last-Event-ID, or after, resumes; without either the stream begins now.")
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream");

    static async Task<IResult> Handle(
        [Slug] string clinicId, string? after, [TypePrefix] string? type, Principal principal, EventStore events, Arrivals arrivals, StreamSeats seats,
        [FromKeyedServices("machine")] TimeProvider machine, IHostApplicationLifetime host, HttpContext http)
    {
        using var seat = seats.Take(principal.Id);
        if (seat is null)
        {
            http.Response.Headers.RetryAfter = "60";
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var place = FeedPlace.Read(http.Request.Headers["Last-Event-ID"], "Last-Event-ID") ?? FeedPlace.Read(after, "after") ?? await events.Last(clinicId, http.RequestAborted);
        // Before the first byte, so that a cursor that is none is answered as such.
        await events.Read(clinicId, place, type, 1, http.RequestAborted);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await Follow(clinicId, place, type, principal.IsClinical(), events, arrivals, machine, http, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The reader left, or the host stops: both end a stream as they should.
        }
        return TypedResults.Empty;
    }

    static async Task Follow(
        string clinicId, long place, string? type, bool isClinical, EventStore events, Arrivals arrivals, TimeProvider machine, HttpContext http, CancellationToken cancellationToken)
    {
        var writer = http.Response.BodyWriter;
        var began = machine.GetTimestamp();
        var said = began;
        await writer.WriteAsync(EventStream.Opening, cancellationToken);
        while (machine.GetElapsedTime(began) < Longest)
        {
            var arrival = arrivals.Next;
            var (rows, reached) = await events.Read(clinicId, place, type, Batch, cancellationToken);
            // Asked before each writing, so that nothing leaves after a second from when the key was revoked.
            if (!await http.IsStillAdmitted(cancellationToken)) return;
            foreach (var row in rows) EventStream.Write(writer, row, isClinical);
            place = reached;
            if (rows.Count > 0)
            {
                await writer.FlushAsync(cancellationToken);
                said = machine.GetTimestamp();
            }
            if (rows.Count == Batch) continue;
            if (machine.GetElapsedTime(said) >= Heartbeat)
            {
                await writer.WriteAsync(EventStream.Heartbeat, cancellationToken);
                said = machine.GetTimestamp();
            }
            await Arrivals.Wait(arrival, Look, machine, cancellationToken);
        }
    }
}
