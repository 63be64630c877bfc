using Scheduling.Courses.Clinics;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Calendar;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Gives what is booked on a chair to a calendar outside.</summary>
public static class ShowChairCalendar
{
    /// <summary>What lies further back is in the clinic's own records.</summary>
    const int DaysBack = 31, DaysAhead = 366, Most = 5000;

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/chairs/{chairId}/calendar.ics", Handle)
        .WithName(nameof(ShowChairCalendar))
        .WithSummary("Give a chair's sessions as a calendar (iCalendar), with the patients by their ids.");

    static async Task<IResult> Handle(
        string clinicId, [Slug] string chairId, ClinicStore clinics, SessionStore sessions, TimeProvider clock, HttpContext http)
    {
        var clinic = await clinics.Get(clinicId, http.RequestAborted);
        if (clinic.Chairs.FirstOrDefault(chair => chair.Id == chairId) is not { } chair) throw NotFoundException.Of("chair", chairId);
        var (now, zone) = (clock.GetUtcNow(), WallClock.Zone(clinic.TimeZone));
        var today = WallClock.ToLocal(now, zone).Day;
        var rows = await sessions.List(clinicId, today.AddDays(-DaysBack), today.AddDays(DaysAhead), chairId, null, null, Most, http.RequestAborted);
        var entries = rows.Where(row => row.StartsAt is not null).Select(EntryOf).ToList();
        return new CalendarFile { Name = chair.Name, Zone = zone, Now = now, Entries = entries }.Answer(http, $"{chairId}.ics");
    }

    /// <summary>The patient's id and nothing that says what for: calendars are copied to telephones.</summary>
    static CalendarEntry EntryOf(SessionRow row) => new()
    {
        Id = row.SessionId,
        Version = row.Version,
        Zone = WallClock.Zone(row.TimeZone),
        StartsAt = row.StartsAt,
        EndsAt = row.EndsAt,
        Day = row.Day,
        Title = $"{row.PatientId}, visit {row.Number}",
        IsCancelled = row.Status is SessionStatus.Cancelled or SessionStatus.Missed,
    };
}
