using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Lists the rides that visits need.</summary>
public static class ListRides
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/rides", Handle)
        .WithName(nameof(ListRides))
        .WithSummary("List the rides that a clinic's visits need, in the order of their pick-ups.");

    /// <summary>The states of a ride, and whether a person must see to it.</summary>
    static readonly string[] Statuses = [.. RideStatus.All, RideFilter.AtRisk];

    static async Task<Ok<Page<Ride>>> Handle(
        string clinicId, Guid? courseId, Guid? sessionId, string? patientId, DateOnly? date, string? status, [AsParameters] PageRequest page,
        RideStore rides, CancellationToken cancellationToken)
    {
        if (status is not null && !Statuses.Contains(status)) throw new InvalidException("status", $"must be one of {string.Join(", ", Statuses)}");
        var after = page.After<Place?>();
        var filter = new RideFilter { CourseId = courseId, SessionId = sessionId, PatientId = patientId, Date = date, Status = status };
        var (rows, history) = await rides.List(clinicId, filter, after is null ? null : (after.PickUpFrom, after.SessionId), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, ride => new Place(ride.PickUpFrom, ride.SessionId)).Select(ride => RideView.Of(ride, history[ride.SessionId])));
    }

    /// <summary>The sort key.</summary>
    sealed record Place(DateTimeOffset PickUpFrom, Guid SessionId);
}
