using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

/// <summary>The clinic of the worked examples, and requests to it.</summary>
static class Given
{
    public static readonly Weekday[] WorkingDays = [Weekday.Mon, Weekday.Tue, Weekday.Wed, Weekday.Thu, Weekday.Fri];

    public static Clinic Clinic { get; } = new()
    {
        Id = "lbw",
        Version = 1,
        Name = "Long Beach Wellness",
        Group = "lbw",
        SenderName = "LBW",
        Phone = "+15625550100",
        TimeZone = "America/Los_Angeles",
        Hours = Hours(8, 17),
        Holidays = Holidays.UsFederal,
        OpenOn = [],
        ClosedOn = [],
        GridMinutes = 15,
        TurnoverMinutes = 15,
        LateMinutes = 15,
        Chairs = Chairs(4),
        PrescriberHours = OnSite(8, 17),
        MaxMonitored = 3,
        MaxStartsPerGridLine = 1,
        RemsCertified = true,
        RidePolicy = RidePolicy.RideshareAllowed,
        HoldNextPhaseDays = 0,
    };

    public static IReadOnlyList<ClinicHours> Hours(int opens, int closes, params Weekday[] days) =>
        [.. (days.Length == 0 ? WorkingDays : days).Select(day => new ClinicHours { Day = day, Opens = new(opens, 0), Closes = new(closes, 0) })];

    public static IReadOnlyList<PrescriberHours> OnSite(int from, int to, params Weekday[] days) =>
        [.. (days.Length == 0 ? WorkingDays : days).Select(day => new PrescriberHours { Day = day, From = new(from, 0), To = new(to, 0) })];

    public static IReadOnlyList<Chair> Chairs(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new Chair
        {
            Id = $"chair-{i}",
            Name = $"Room {i}",
            Routes = [DoseRoute.Intranasal, DoseRoute.Iv, DoseRoute.Im, DoseRoute.Sublingual],
        })];

    public static PlanRequest Request(string protocolId, string start, params Weekday[] pattern) => new()
    {
        Protocol = ShippedProtocols.Find(protocolId) ?? throw new ArgumentException(protocolId),
        StartDate = Day(start),
        Pattern = pattern,
        Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>A whole day on which the clinic is closed.</summary>
    public static Closure Closed(string date, string? reason = null) => new() { From = Day(date), To = Day(date), Reason = reason };

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    public static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant);

    public static Plan Plan(PlanRequest request, Clinic? clinic = null, IEnumerable<ChairBlock>? booked = null) =>
        Planner.Plan(request, new ClinicCalendar(clinic ?? Clinic), new Occupancy(booked ?? []));

    public static ChairBlock Block(string chairId, string startsAt, int minutes)
    {
        var start = Instant(startsAt);
        return new() { Date = DateOnly.FromDateTime(start.DateTime), ChairId = chairId, StartsAt = start, EndsAt = start.AddMinutes(minutes) };
    }

    public static ChairBlock BlockOf(PlannedSession session) =>
        new() { Date = session.Date, ChairId = session.ChairId!, StartsAt = session.StartsAt, EndsAt = session.EndsAt };
}
