using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;

namespace Scheduling.FollowUps.Tests;

/// <summary>Clinics, therapists and doses for tests; a test says only what it is about.</summary>
static class Given
{
    public const string LosAngeles = "America/Los_Angeles";

    public static readonly IReadOnlyList<Weekday> Workdays = [Weekday.Mon, Weekday.Tue, Weekday.Wed, Weekday.Thu, Weekday.Fri];

    public static DateOnly Day(string day) => DateOnly.Parse(day);

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant);

    public static ClinicDays Clinic(
        string zone = LosAngeles, IEnumerable<Weekday>? open = null, IEnumerable<DateOnly>? holidays = null, IEnumerable<DateOnly>? openOn = null,
        IEnumerable<DateOnly>? closedOn = null, int grid = 15) => new()
    {
        ClinicId = "lbw",
        TimeZone = zone,
        GridMinutes = grid,
        Weekdays = [.. open ?? Workdays],
        Holidays = [.. holidays ?? []],
        OpenOn = [.. openOn ?? []],
        ClosedOn = [.. closedOn ?? []],
    };

    public static Therapist Therapist(
        string id = "th-maple", string from = "09:00", string to = "17:00", IEnumerable<Weekday>? on = null, IEnumerable<Leave>? leave = null) => new()
    {
        ClinicId = "lbw",
        TherapistId = id,
        Version = 1,
        Name = id,
        Hours = Hours(from, to, on),
        TelehealthHours = [],
        Leave = [.. leave ?? []],
        Active = true,
    };

    public static IReadOnlyList<WorkingHours> Hours(string from = "09:00", string to = "17:00", IEnumerable<Weekday>? on = null) =>
        [.. (on ?? Workdays).Select(day => new WorkingHours { Day = day, From = TimeOnly.Parse(from), To = TimeOnly.Parse(to) })];

    public static Leave Leave(string from, string? to = null) => new() { From = Day(from), To = Day(to ?? from) };

    public static TherapistOfRecord Record(string therapistId, bool only = false) =>
        new() { ClinicId = "lbw", PatientId = "pt-1", TherapistId = therapistId, Only = only, Version = 1 };

    public static Session Dose(string date, int number = 1, string status = "booked", string per = "per-dose", Guid? courseId = null, int minutes = 60) =>
        Dose(Day(date), number, status, per, courseId, minutes);

    public static Session Dose(
        DateOnly date, int number = 1, string status = "booked", string per = "per-dose", Guid? courseId = null, int minutes = 60, string patientId = "pt-1") => new()
    {
        SessionId = Guid.CreateVersion7(),
        ClinicId = "lbw",
        GroupId = "lbw",
        PatientId = patientId,
        CourseId = courseId ?? Guid.Empty,
        Version = 1,
        Number = number,
        Phase = "induction",
        PhaseEndsWithNumber = 8,
        TreatmentWeek = 1,
        Status = status,
        Date = date,
        Per = per,
        FromDay = 1,
        ToDay = 3,
        Minutes = minutes,
    };

    public static DosingDays Doses(params string[] dates) => new(dates.Select(Day));

    public static ClinicConfigured ClinicEvent(string clinicId, long version = 1, params string[] closedOn) => new()
    {
        ClinicId = clinicId,
        Version = version,
        Name = "Long Beach Wellness",
        Group = clinicId,
        SenderName = "LBW",
        Phone = "+15625550100",
        TimeZone = LosAngeles,
        Hours = [.. Workdays.Select(day => new OpeningHours { Day = Platform.Http.WireName.Of(day), Opens = new(8, 0), Closes = new(17, 0) })],
        Holidays = "us-federal",
        OpenOn = [],
        ClosedOn = [.. closedOn.Select(Day)],
        HolidayDates = [Day("2027-01-18"), Day("2027-02-15")],
        GridMinutes = 15,
        TurnoverMinutes = 15,
        LateMinutes = 15,
        Chairs = [],
        PrescriberHours = [],
        MaxStartsPerGridLine = 1,
        RemsCertified = true,
        RidePolicy = "rideshare-allowed",
        HoldNextPhaseDays = 0,
    };
}
