using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Adds a therapist or replaces what is known of one; follow-ups that fit no longer go elsewhere, those that waited may find a place.</summary>
public static class PutTherapist
{
    /// <summary>A therapist as their clinic's administrator sends it.</summary>
    public sealed record Request
    {
        public required string Name { get; init; }

        /// <summary>When they see patients at the clinic, in its wall time.</summary>
        public required IReadOnlyList<WorkingHours> Hours { get; init; }

        /// <summary>When they see patients remotely, in the clinic's wall time.</summary>
        public IReadOnlyList<WorkingHours>? TelehealthHours { get; init; }

        /// <summary>Days away, both ends included.</summary>
        public IReadOnlyList<Leave>? Leave { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder clinic) => clinic
        .MapPut("/therapists/{therapistId}", Handle)
        .WithName(nameof(PutTherapist))
        .WithSummary("Add or replace a therapist. Follow-ups that no longer fit their hours or leave go elsewhere; those without a place are tried again.")
        .Answers<Therapist>()
        .Creates<Therapist>()
        .WithExample(new Request
        {
            Name = "M. Maple",
            Hours = [new() { Day = Weekday.Mon, From = new(9, 0), To = new(17, 0) }, new() { Day = Weekday.Wed, From = new(9, 0), To = new(17, 0) }],
            Leave = [new() { From = new(2027, 7, 1), To = new(2027, 7, 14) }],
        });

    static Task<IResult> Handle([Slug] string clinicId, [Slug] string therapistId, Request request, HttpContext http, FollowUpsDatabase database)
    {
        var asked = new Therapist
        {
            ClinicId = clinicId,
            TherapistId = therapistId,
            Version = 1,
            Name = request.Name,
            Hours = request.Hours,
            TelehealthHours = request.TelehealthHours ?? [],
            Leave = request.Leave ?? [],
            Active = true,
        };
        if (TherapistRules.Errors(asked) is { Count: > 0 } errors) throw new InvalidException(errors);
        return database.Answer(http, async unit =>
        {
            await Turn.OfClinics(unit, [clinicId]);
            var before = await TherapistStore.Find(unit, clinicId, therapistId);
            RequireOwnLeaveOnly(http.Principal(), asked, before);
            if (before is not null) http.RequireMatch(before.Version);

            var therapist = asked with { Version = (before?.Version ?? 0) + 1 };
            await TherapistStore.Put(unit, therapist);
            unit.Publish(new TherapistChanged { ClinicId = clinicId, TherapistId = therapistId, Active = true, Version = therapist.Version });
            await Replan.OfClinic(unit, clinicId);
            return before is null
                ? Answer.Created(therapist, $"/v1/clinics/{clinicId}/therapists/{therapistId}", therapist.Version)
                : Answer.Ok(therapist, therapist.Version);
        });
    }

    /// <summary>A therapist's own key changes their leave; when they work and what they are called is the clinic's to say.</summary>
    static void RequireOwnLeaveOnly(Principal principal, Therapist asked, Therapist? before)
    {
        if (principal.Is(Role.Admin) || OwnFollowUps.Of(principal) is not { } own) return;
        if (!own.Contains(asked.TherapistId)) throw NotFoundException.Of("therapist", asked.TherapistId);
        if (before is not { Active: true } || asked.Name != before.Name || !asked.Hours.SequenceEqual(before.Hours) || !asked.TelehealthHours.SequenceEqual(before.TelehealthHours))
            throw Refused.Forbidden("A therapist changes their own leave only: read the therapist and send it back with other leave.");
    }
}
