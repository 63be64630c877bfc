using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Planning;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Notes that a follow-up took place; whatever becomes of its dose it stays so.</summary>
public static class CompleteFollowUp
{
    public static void Map(IEndpointRouteBuilder followUp) => followUp
        .MapPost("/complete", Handle)
        .WithName(nameof(CompleteFollowUp))
        .WithSummary("Note that a follow-up took place, from its start on.")
        .Answers<FollowUpAnswer>();

    static Task<IResult> Handle([Slug] string clinicId, Guid followUpId, HttpContext http, FollowUpsDatabase database) => database.FollowUp(
        http, clinicId, followUpId, "complete", about =>
        {
            about.Require("complete", FollowUpStatus.Booked);
            var before = about.FollowUp;
            if (before.Place is { } place && place.StartsAt > about.Now)
                throw Refused.Rule("too-early", $"The follow-up begins at {place.StartsAt:yyyy-MM-ddTHH:mm:ssK}; it can be noted from then on.");
            return new(before with { Version = before.Version + 1, Status = FollowUpStatus.Completed, Options = [], Days = [] }, ChangeKind.Completed);
        });
}
