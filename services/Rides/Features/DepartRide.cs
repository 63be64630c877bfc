using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Notes that the driver went: with the patient, or without while the patient is still watched over.</summary>
public static class DepartRide
{
    public sealed record Request
    {
        /// <summary>When absent: with the patient if the patient was discharged or may be released by now, else without.</summary>
        public bool? WithPatient { get; init; }
    }

    public static void Map(IEndpointRouteBuilder ride) => ride
        .MapPost("/depart", Handle)
        .WithName(nameof(DepartRide))
        .WithSummary("Note that the driver went. Without the patient, who is still here, a ride is needed again and at risk at once.")
        .Answers<Ride>()
        .WithExample(new { withPatient = true });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, Settings settings, RidesDatabase database) =>
        database.Ride(http, settings, clinicId, sessionId, turn =>
        {
            var ride = turn.Ride;
            if (ride.Status == RideStatus.Departed && request.WithPatient != false) return (ride, RideReason.Desk);
            turn.RequireGoing("depart");
            if (ride.IsAhead) throw Refused.Rule("wrong-state", "The patient has not been checked in: nobody can depart. Cancel the ride if the driver cannot come.");
            var mayGo = ride.ReleasedAt is not null || turn.Now >= ride.PickUpFrom;
            if (request.WithPatient == true && !mayGo) throw Refused.Rule("observation-incomplete", "The patient is not released yet. If the driver went alone, say withPatient: false.");
            return request.WithPatient ?? mayGo
                ? (turn.With(null) with { Status = RideStatus.Departed }, RideReason.Desk)
                : (ride.With(null, turn.Rules) with { Status = RideStatus.Needed }, RideReason.DriverLeft);
        });
}
