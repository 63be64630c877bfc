using System.ComponentModel.DataAnnotations;
using Scheduling.FollowUps.FollowUps;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Lets a dose go without its follow-up, with a reason.</summary>
public static class WaiveFollowUp
{
    /// <summary>Why.</summary>
    public sealed record Request
    {
        /// <summary>Shown to schedulers and the therapist only.</summary>
        [Required, StringLength(500, MinimumLength = 1)]
        public required string Reason { get; init; }
    }

    public static void Map(IEndpointRouteBuilder followUp) => followUp
        .MapPost("/waive", Handle)
        .WithName(nameof(WaiveFollowUp))
        .WithSummary("Waive a follow-up, with a reason: nothing is planned for it any more. A move brings it back.")
        .Answers<FollowUpAnswer>()
        .WithExample(new Request { Reason = "The patient sees a therapist of their own" });

    static Task<IResult> Handle([Slug] string clinicId, Guid followUpId, Request request, HttpContext http, FollowUpsDatabase database) => database.FollowUp(
        http, clinicId, followUpId, "waive", about =>
        {
            about.Require("waive", FollowUpStatus.Booked, FollowUpStatus.Unplaced);
            return about.Waived(request.Reason);
        });
}
