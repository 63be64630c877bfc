using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Notes that somebody is sure to take a patient home.</summary>
public static class ConfirmRide
{
    public sealed record Request
    {
        /// <summary>When absent the kind that was planned, else an adult whom the patient brings.</summary>
        public DriverKind? Kind { get; init; }

        /// <summary>When absent the person who was planned.</summary>
        public NamedDriver? Driver { get; init; }
    }

    public static void Map(IEndpointRouteBuilder ride) => ride
        .MapPost("/confirm", Handle)
        .WithName(nameof(ConfirmRide))
        .WithSummary("Note that somebody is sure to take a patient home: as planned, or as named here.")
        .Answers<Ride>()
        .WithExample(new { driver = new { kind = "adult", name = "J. Rivera", phone = "+15625550124", smsConsent = false } });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, Settings settings, RidesDatabase database) =>
        database.Ride(http, settings, clinicId, sessionId, turn =>
        {
            var named = turn.RequireGoing("confirm").Named(request.Kind, request.Driver);
            // Who is at the door is surer than any promise.
            if (turn.Ride.Status == RideStatus.Arrived && named is null) return (turn.Ride, RideReason.Desk);
            return (turn.With(named).Promised(RideStatus.Confirmed), RideReason.Desk);
        });
}
