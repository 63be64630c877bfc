using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lists the legal starts around a session that are free now, the best first.</summary>
public static class ListAlternatives
{
    const int UsualDays = 7, MostDays = 60;

    public static void Map(IEndpointRouteBuilder session) => session
        .MapGet("/alternatives", Handle)
        .WithName(nameof(ListAlternatives))
        .WithSummary("List the legal starts around a session, best first: least shift, then nearest to the wished time. Nothing is held.");

    static async Task<Ok<Page<PlaceOffer>>> Handle(
        string clinicId, Guid sessionId, int? days, [AsParameters] PageRequest page, CoursesDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var around = days ?? UsualDays;
        if (around is < 0 or > MostDays) throw new InvalidException("days", $"must lie between 0 and {MostDays}");
        var file = await CourseFiles.Look(database, clinicId, sessionId, around, clock.GetUtcNow(), cancellationToken);
        var offers = Alternatives.Of(file, file.Session(sessionId), around);
        var skip = page.After<OfferPlace>()?.Place ?? 0;
        var items = offers.Skip(skip).Take(page.Fetch).Select((offer, i) => (Offer: offer, Place: skip + i + 1)).ToList();
        return TypedResults.Ok(Page.Of(items, page, item => new OfferPlace(item.Place)).Select(item => item.Offer));
    }

    sealed record OfferPlace(int Place);
}
