using Scheduling.Platform.Http;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Shows the ride of a visit.</summary>
public static class GetRide
{
    public static void Map(IEndpointRouteBuilder ride) => ride
        .MapGet("", Handle)
        .WithName(nameof(GetRide))
        .WithSummary("Show the ride of a visit with its history.")
        .Answers<Ride>();

    static async Task<IResult> Handle(string clinicId, Guid sessionId, RideStore rides, CancellationToken cancellationToken) =>
        await rides.Find(clinicId, sessionId, cancellationToken) is ({ } ride, var history)
            ? ETag.Ok(RideView.Of(ride, history), ride.Version)
            : throw NotFoundException.Of("ride of a session", sessionId);
}
