using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Access;
using Scheduling.Platform.Calendar;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.FollowUps.Features;

/// <summary>Gives a therapist's follow-ups to a calendar of their own.</summary>
public static class ShowTherapistCalendar
{
    /// <summary>What lies further back is in the clinic's own records.</summary>
    const int DaysBack = 31, Most = 5000;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/therapists/{therapistId}/calendar.ics", Handle)
        .WithName(nameof(ShowTherapistCalendar))
        .WithSummary("Give a therapist's follow-ups as a calendar (iCalendar), with the patients by their ids. A therapist's key gives its own.");

    static async Task<IResult> Handle(
        [Slug] string clinicId, [Slug] string therapistId, Principal principal, TherapistStore therapists, FollowUpStore followUps, TimeProvider clock, HttpContext http)
    {
        if (OwnFollowUps.Of(principal)?.Contains(therapistId) == false || await therapists.Find(clinicId, therapistId, http.RequestAborted) is not { } therapist)
            throw NotFoundException.Of("therapist", therapistId);
        var now = clock.GetUtcNow();
        var own = await followUps.List(
            new()
            {
                ClinicId = clinicId, Therapists = FollowUpsAsked.TherapistList([therapistId]),
                Since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DaysBack), Most = Most,
            }, http.RequestAborted);
        var entries = own.Where(followUp => followUp.Place is not null).Select(EntryOf).ToList();
        return new CalendarFile { Name = therapist.Name, Zone = entries.FirstOrDefault()?.Zone ?? WallClock.Zone("Etc/UTC"), Now = now, Entries = entries }.Answer(http, $"{therapistId}.ics");
    }

    /// <summary>The patient's id and nothing that says what for: calendars are copied to telephones.</summary>
    static CalendarEntry EntryOf(FollowUp followUp) => new()
    {
        Id = followUp.FollowUpId,
        Version = followUp.Version,
        Zone = WallClock.Zone(followUp.TimeZone),
        StartsAt = followUp.Place!.StartsAt,
        EndsAt = followUp.Place.EndsAt,
        Day = followUp.Place.Date,
        Title = followUp.Mode == FollowUpMode.Telehealth ? $"{followUp.PatientId} (video)" : followUp.PatientId,
        IsCancelled = followUp.Status is not (FollowUpStatus.Booked or FollowUpStatus.Completed),
    };
}
