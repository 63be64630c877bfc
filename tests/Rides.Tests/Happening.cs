using Scheduling.Contracts.Courses;
using Scheduling.Contracts.FollowUps;
using static Scheduling.Rides.Tests.Planning.Planned;

namespace Scheduling.Rides.Tests;

/// <summary>What other services may say has happened. Days and times are the clinic's.</summary>
static class Happening
{
    public static readonly Guid Course = new("0195c000-0000-7000-8000-000000000001");

    public static ClinicConfigured Clinic(string id = "lbw", string group = "lbw", long version = 1, string zone = LosAngeles) => new()
    {
        ClinicId = id, Version = version, Name = "Long Beach Wellness", Group = group, SenderName = "LBW", Phone = "+15625550100", SmsNumber = "+15625550101",
        TimeZone = zone, Hours = [], Holidays = "none", OpenOn = [], ClosedOn = [], HolidayDates = [], GridMinutes = 15, TurnoverMinutes = 15, LateMinutes = 15,
        Chairs = [], PrescriberHours = [], MaxStartsPerGridLine = 1, RemsCertified = true, RidePolicy = "rideshare-allowed", HoldNextPhaseDays = 0,
    };

    /// <summary>A nasal visit with its usual block, booked.</summary>
    public static SessionBooked Booked(string day, string time = "10:00", int week = 1, string patientId = "pt-1", string clinicId = "lbw", string group = "lbw", string route = "intranasal")
    {
        var start = At(day, time);
        return new()
        {
            ClinicId = clinicId, Group = group, PatientId = patientId, Version = 1, CourseId = Course, SessionId = Guid.CreateVersion7(), Number = 1, DoseNumber = 1,
            Phase = "induction", TreatmentWeek = week, Route = route, Status = "booked", LocalDate = DateOnly.Parse(day), LocalTime = TimeOnly.Parse(time),
            TimeZone = LosAngeles, StartsAt = start, EndsAt = start.AddMinutes(165), FirstDeviceAt = start.AddMinutes(15), ReleaseFrom = start.AddMinutes(145),
            ChairId = "chair-1", ProtocolId = "spravato-trd", ProtocolVersion = 1, FollowUp = new() { Per = "per-dose", FromDay = 1, ToDay = 3, Minutes = 60 },
            Instructions = new() { FoodHours = 2, LiquidMinutes = 30, NasalSprayHours = 1 }, NoDrivingBefore = DateOnly.Parse(day).AddDays(1), DoseDates = [],
            PhaseEndsWithNumber = 8,
        };
    }

    public static SessionMoved MovedTo(this SessionEvent session, string day, string time = "10:00", string reason = "patient")
    {
        var to = Booked(day, time);
        return new(session with
        {
            Version = session.Version + 1, LocalDate = to.LocalDate, LocalTime = to.LocalTime, StartsAt = to.StartsAt, EndsAt = to.EndsAt,
            FirstDeviceAt = to.FirstDeviceAt, ReleaseFrom = to.ReleaseFrom, Reason = reason,
            Previous = new() { StartsAt = session.StartsAt!.Value, ChairId = session.ChairId },
        });
    }

    public static SessionCancelled Cancelled(this SessionEvent session, string reason = "clinic") =>
        new(session with { Version = session.Version + 1, Status = "cancelled", Reason = reason });

    public static SessionMissed Missed(this SessionEvent session) => new(session with { Version = session.Version + 1, Status = "missed" });

    public static SessionUnplaced Unplaced(this SessionEvent session) => new(session with
    {
        Version = session.Version + 1, Status = "unplaced", StartsAt = null, EndsAt = null, FirstDeviceAt = null, ReleaseFrom = null, Reason = "clinic-closed",
        Previous = new() { StartsAt = session.StartsAt!.Value },
    });

    public static FollowUpBooked FollowUp(string day, string time, SessionEvent after, string mode = "in-person") => new()
    {
        ClinicId = after.ClinicId, Group = after.Group, PatientId = after.PatientId, Version = 1, FollowUpId = Guid.CreateVersion7(), CourseId = after.CourseId,
        SessionId = after.SessionId, TherapistId = "th-1", Mode = mode, StartsAt = At(day, time), EndsAt = At(day, time).AddHours(1), Status = "booked",
        Window = new() { From = after.LocalDate.AddDays(1), To = after.LocalDate.AddDays(3) }, Options = [],
    };

    /// <summary>The induction of the first worked example: eight visits, Tuesdays and Fridays.</summary>
    public static SessionBooked[] Induction(string patientId = "pt-1") =>
        [.. Enumerable.Range(0, 8).Select(i => Booked($"2027-01-{5 + (i / 2 * 7) + (i % 2 * 3):00}", week: 1 + (i / 2), patientId: patientId))];
}
