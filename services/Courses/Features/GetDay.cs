using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Days;

namespace Scheduling.Courses.Features;

/// <summary>Shows a day of the clinic as it is now: every chair's visits, what is due next, and what is still free.</summary>
public static class GetDay
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/days/{date}", Handle)
        .WithName(nameof(GetDay))
        .WithSummary("Show a day's board: per chair its visits, the phase each is in, what is due next, and the starts that are still free.");

    static async Task<Ok<DayBoard>> Handle(string clinicId, DateOnly date, CoursesDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok(DayBoards.Of(await DayFacts.Read(database, clinicId, date, now, cancellationToken), date, now));
    }
}
