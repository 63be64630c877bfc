using System.ComponentModel.DataAnnotations;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Planning;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Takes one of the options of a follow-up without a place: at the time that it is offered, or at another that the option allows.</summary>
public static class AcceptOption
{
    /// <summary>The option that was chosen.</summary>
    public sealed record Request
    {
        public required Alternative Option { get; init; }

        /// <summary>As it was offered, so that nothing else is taken when that has gone; null takes the option's first place.</summary>
        public DateTimeOffset? StartsAt { get; init; }

        /// <summary>Null takes the first therapist who can.</summary>
        [Slug]
        public string? TherapistId { get; init; }

        /// <summary>Null takes the mode that is offered.</summary>
        public FollowUpMode? Mode { get; init; }

        /// <summary>Needed to waive; shown to schedulers and the therapist only.</summary>
        [StringLength(500, MinimumLength = 1)]
        public string? Reason { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder followUp) => followUp
        .MapPost("/accept-option", Handle)
        .WithName(nameof(AcceptOption))
        .WithSummary("Take one of the options of a follow-up without a place. 409 slot-taken, with the offers as they are now, when its place has gone.")
        .Answers<FollowUpAnswer>()
        .WithExample(new { option = "telehealth-on-closed-day", startsAt = "2027-01-16T10:00:00-08:00" });

    static Task<IResult> Handle([Slug] string clinicId, Guid followUpId, Request request, HttpContext http, FollowUpsDatabase database) => database.FollowUp(
        http, clinicId, followUpId, "accept-option", about =>
        {
            about.Require("accept-option", FollowUpStatus.Unplaced);
            if (request.Option is Alternative.Waive) return about.Waived(request.Reason ?? throw new InvalidException("reason", "must say why the follow-up is waived"));

            var offers = about.Planner.Offers(about.Need, about.Patient.Dosing, about.Record, about.Own).ToList();
            var offer = offers.Find(o => o.Option == request.Option)
                ?? throw Refused.Rule("follow-up-window", $"{WireName.Of(request.Option)} is no option of this follow-up now; there are {string.Join(", ", offers.Select(o => WireName.Of(o.Option)))}.");
            if ((request.StartsAt ?? offer.StartsAt) is not { } startsAt)
                throw Refused.Conflict("slot-taken", $"{WireName.Of(request.Option)} has no free time any more. Choose among the offers as they are now.").With("offers", offers);

            var isOffered = startsAt == offer.StartsAt;
            // Telehealth in the window is legal by itself; only what lies outside it has to be remembered as accepted.
            var accepted = request.Option is Alternative.TelehealthOnClosedDay ? (Alternative?)null : request.Option;
            try
            {
                var place = ChosenPlace.Of(
                    about, startsAt, request.TherapistId ?? (isOffered ? offer.TherapistId : null),
                    request.Mode ?? (isOffered ? offer.Mode : request.Option is Alternative.TelehealthOnClosedDay ? FollowUpMode.Telehealth : null), accepted);
                return about.At(place, accepted, request.Reason);
            }
            catch (RefusedException refused) when (refused.Code == "slot-taken")
            {
                throw refused.With("offers", offers);
            }
        }, request.StartsAt);
}
