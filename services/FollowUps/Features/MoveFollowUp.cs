using System.ComponentModel.DataAnnotations;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Puts a follow-up at a time that a person chose, or gives one without a place its time; it stays there as long as that is legal.</summary>
public static class MoveFollowUp
{
    /// <summary>The time that was chosen.</summary>
    public sealed record Request
    {
        /// <summary>On the clinic's grid and in the follow-up's window.</summary>
        public required DateTimeOffset StartsAt { get; init; }

        /// <summary>Null keeps the therapist it has, else takes the first who can.</summary>
        [Slug]
        public string? TherapistId { get; init; }

        /// <summary>Null keeps what it is.</summary>
        public FollowUpMode? Mode { get; init; }

        /// <summary>Shown to schedulers and the therapist only.</summary>
        [StringLength(500)]
        public string? Reason { get; init; }
    }

    public static void Map(IEndpointRouteBuilder followUp) => followUp
        .MapPost("/move", Handle)
        .WithName(nameof(MoveFollowUp))
        .WithSummary("Move a follow-up to another time, therapist or mode, or give one without a place its time.")
        .Answers<FollowUpAnswer>()
        .WithExample(new { startsAt = "2027-01-07T14:00:00-08:00", reason = "The patient works in the mornings" });

    static Task<IResult> Handle([Slug] string clinicId, Guid followUpId, Request request, HttpContext http, FollowUpsDatabase database) => database.FollowUp(
        http, clinicId, followUpId, "move", about =>
        {
            about.Require("move", FollowUpStatus.Booked, FollowUpStatus.Unplaced, FollowUpStatus.Waived);
            if (request.TherapistId is { } asked && OwnFollowUps.Of(http.Principal()) is { } own && !own.Contains(asked))
                throw Refused.Forbidden("A therapist moves their own follow-ups and gives them to nobody else: ask a scheduler.");
            var before = about.FollowUp;
            var place = ChosenPlace.Of(about, request.StartsAt, request.TherapistId, request.Mode, before.Accepted);
            if (before.Status == FollowUpStatus.Booked && before.Place == place) return null;
            var needsIt = about.Planner.Objections(place, about.Need, about.Patient.Dosing, about.Record, accepted: null).Any();
            return about.At(place, needsIt ? before.Accepted : null, request.Reason);
        }, request.StartsAt);
}
