using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Notes that the driver is at the clinic.</summary>
public static class ReceiveDriver
{
    public sealed record Request
    {
        /// <summary>When absent the kind that was planned, else an adult.</summary>
        public DriverKind? Kind { get; init; }

        /// <summary>When absent the person who was planned.</summary>
        public NamedDriver? Driver { get; init; }
    }

    /// <summary>A driver comes with the patient at the earliest.</summary>
    static readonly TimeSpan Early = TimeSpan.FromMinutes(60);

    public static void Map(IEndpointRouteBuilder ride) => ride
        .MapPost("/arrive", Handle)
        .WithName(nameof(ReceiveDriver))
        .WithSummary("Note that the driver is at the clinic.")
        .Answers<Ride>()
        .WithExample(new { });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, Settings settings, RidesDatabase database) =>
        database.Ride(http, settings, clinicId, sessionId, turn =>
        {
            var named = turn.RequireGoing("arrive").Named(request.Kind, request.Driver);
            if (turn.Now < turn.Ride.StartsAt - Early) throw Refused.Rule("too-early", "The visit has not begun: a driver arrives from 60 minutes before it. Confirm the ride instead.");
            return (turn.With(named).Promised(RideStatus.Arrived), RideReason.Desk);
        });
}
