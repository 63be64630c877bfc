namespace Scheduling.Courses.Planning;

/// <summary>The names of the rules a plan can break, as problems and warnings spell them.</summary>
public static class Rules
{
    public const string PatternMismatch = "pattern-mismatch";
    public const string MinGap = "min-gap";
    public const string OnePerDay = "one-per-day";
    public const string TreatmentWeek = "treatment-week";
    public const string IntervalWindow = "interval-window";
    public const string CeilingExceeded = "ceiling-exceeded";
    public const string Unplaced = "unplaced";
    public const string ClinicClosed = "clinic-closed";
    public const string OutsideHours = "outside-hours";
    public const string NoPrescriber = "no-prescriber";
    public const string RouteNotOffered = "route-not-offered";
    public const string PatientUnavailable = "patient-unavailable";
    public const string InThePast = "in-the-past";
    public const string ChairFull = "chair-full";
    public const string MonitoredFull = "monitored-full";
    public const string StartsFull = "starts-full";
    public const string OffGrid = "off-grid";
    public const string FirstDose = "first-dose";
    public const string DoseNotAllowed = "dose-not-allowed";
    public const string RemsSite = "rems-site";

    /// <summary>A warning only: a dose without a day for its follow-up.</summary>
    public const string FollowUpWindow = "follow-up-window";

    /// <summary>The rules of planning that a clinician may set aside.</summary>
    public static IReadOnlySet<string> Overridable { get; } =
        new HashSet<string>(StringComparer.Ordinal) { MinGap, TreatmentWeek, IntervalWindow, CeilingExceeded, FirstDose };
}
