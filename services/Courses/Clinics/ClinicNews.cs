using Scheduling.Contracts.Courses;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Clinics;

/// <summary>Tells other services what a clinic is like now.</summary>
static class ClinicNews
{
    /// <summary>How many years of holidays are told, from the year before: as far as a course may be booked, and one more.</summary>
    const int Years = 12;

    public static void Publish(Unit unit, Clinic clinic) => unit.Publish(new ClinicConfigured
    {
        ClinicId = clinic.Id,
        Version = clinic.Version,
        Name = clinic.Name,
        Group = clinic.Group,
        SenderName = clinic.SenderName,
        Phone = clinic.Phone,
        SmsNumber = clinic.SmsNumber,
        TimeZone = clinic.TimeZone,
        Hours = [.. clinic.Hours.Select(h => new OpeningHours { Day = WireName.Of(h.Day), Opens = h.Opens, Closes = h.Closes })],
        Holidays = WireName.Of(clinic.Holidays),
        OpenOn = clinic.OpenOn,
        ClosedOn = clinic.ClosedOn,
        HolidayDates = [.. HolidaysAround(unit.Now, clinic)],
        GridMinutes = clinic.GridMinutes,
        TurnoverMinutes = clinic.TurnoverMinutes,
        LateMinutes = clinic.LateMinutes,
        Chairs = [.. clinic.Chairs.Select(c => new TreatmentChair { Id = c.Id, Name = c.Name, Routes = [.. c.Routes.Select(WireName.Of)] })],
        PrescriberHours = [.. clinic.PrescriberHours.Select(h => new OnSiteHours { Day = WireName.Of(h.Day), From = h.From, To = h.To })],
        MaxMonitored = clinic.MaxMonitored,
        MaxStartsPerGridLine = clinic.MaxStartsPerGridLine,
        RemsCertified = clinic.RemsCertified,
        RidePolicy = WireName.Of(clinic.RidePolicy),
        HoldNextPhaseDays = clinic.HoldNextPhaseDays,
    });

    static IEnumerable<DateOnly> HolidaysAround(DateTimeOffset now, Clinic clinic)
    {
        var first = new DateOnly(now.Year - 1, 1, 1);
        for (var date = first; date.Year < first.Year + Years; date = date.AddDays(1))
            if (HolidayCalendar.NameOn(date, clinic.Holidays) is not null) yield return date;
    }
}
