namespace Scheduling.Courses.Planning;

/// <summary>The rules that refuse a day or a start, as a set: the seam for explaining a plan.</summary>
[Flags]
enum Refusals
{
    None = 0,
    ClinicClosed = 1 << 0,
    PatientUnavailable = 1 << 1,
    OnePerDay = 1 << 2,
    MinGap = 1 << 3,
    OutsideHours = 1 << 4,
    NoPrescriber = 1 << 5,
    InThePast = 1 << 6,
    ChairFull = 1 << 7,
    MonitoredFull = 1 << 8,
    StartsFull = 1 << 9,
    OffGrid = 1 << 10,
    TreatmentWeek = 1 << 11,
    IntervalWindow = 1 << 12,
    CeilingExceeded = 1 << 13,

    /// <summary>The place itself is taken or a limit is reached: another start may be free.</summary>
    Occupied = ChairFull | MonitoredFull | StartsFull,

    /// <summary>What refuses a day whatever its starts.</summary>
    OfDay = ClinicClosed | PatientUnavailable | OnePerDay | MinGap,
}

/// <summary>The names and the words of a set of refusals.</summary>
static class RefusalWords
{
    static readonly (Refusals Refusal, string Rule, string Words)[] All =
    [
        (Refusals.ClinicClosed, Rules.ClinicClosed, "clinic closed"),
        (Refusals.PatientUnavailable, Rules.PatientUnavailable, "patient unavailable"),
        (Refusals.OnePerDay, Rules.OnePerDay, "another dose that day"),
        (Refusals.MinGap, Rules.MinGap, "too near another dose"),
        (Refusals.OutsideHours, Rules.OutsideHours, "no time in which the whole visit fits"),
        (Refusals.NoPrescriber, Rules.NoPrescriber, "no prescriber on site for the whole visit"),
        (Refusals.InThePast, Rules.InThePast, "in the past"),
        (Refusals.ChairFull, Rules.ChairFull, "no chair free"),
        (Refusals.MonitoredFull, Rules.MonitoredFull, "as many patients monitored as allowed"),
        (Refusals.StartsFull, Rules.StartsFull, "as many arrivals as allowed"),
        (Refusals.OffGrid, Rules.OffGrid, "not on the clinic's grid"),
        (Refusals.TreatmentWeek, Rules.TreatmentWeek, "outside its treatment week"),
        (Refusals.IntervalWindow, Rules.IntervalWindow, "too far from its target"),
        (Refusals.CeilingExceeded, Rules.CeilingExceeded, "past the series' ceiling"),
    ];

    public static IReadOnlyList<string> Names(this Refusals refusals) =>
        [.. All.Where(entry => refusals.HasFlag(entry.Refusal)).Select(entry => entry.Rule)];

    /// <summary>Each rule of the set, by its name and in words.</summary>
    public static IEnumerable<(string Rule, string Words)> Each(this Refusals refusals) =>
        All.Where(entry => refusals.HasFlag(entry.Refusal)).Select(entry => (entry.Rule, entry.Words));

    /// <summary>The set without the rules that a clinician has set aside.</summary>
    public static Refusals Without(this Refusals refusals, IReadOnlyCollection<string> overridden) =>
        All.Where(entry => overridden.Contains(entry.Rule)).Aggregate(refusals, (left, entry) => left & ~entry.Refusal);

    public static string Words(this Refusals refusals) =>
        string.Join(", ", All.Where(entry => refusals.HasFlag(entry.Refusal)).Select(entry => entry.Words));
}
