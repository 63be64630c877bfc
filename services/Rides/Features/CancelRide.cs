using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Notes that a ride was lost. The visit stands: it needs another.</summary>
public static class CancelRide
{
    public sealed record Request
    {
        /// <summary>Who cannot; <c>other</c> when absent.</summary>
        public Why Reason { get; init; } = Why.Other;
    }

    /// <summary>Why a ride was lost.</summary>
    public enum Why
    {
        Driver,
        Patient,
        Clinic,
        Provider,
        Weather,
        Other,
    }

    public static void Map(IEndpointRouteBuilder ride) => ride
        .MapPost("/cancel", Handle)
        .WithName(nameof(CancelRide))
        .WithSummary("Note that a ride was lost: the visit stands and needs another, at once where it is near.")
        .Answers<Ride>()
        .WithExample(new { reason = "driver" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, Settings settings, RidesDatabase database) =>
        database.Ride(http, settings, clinicId, sessionId, turn =>
            (turn.RequireGoing("cancel").Ride.With(null, turn.Rules) with { Status = RideStatus.Needed }, $"cancelled-{WireName.Of(request.Reason)}"));
}
