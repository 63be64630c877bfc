using Scheduling.Platform.Time;

namespace Scheduling.Courses.Clinics;

/// <summary>A clinic's days: which are open, why the others are not.</summary>
public sealed class ClinicCalendar(Clinic clinic, IEnumerable<Closure>? closures = null)
{
    public Clinic Clinic { get; } = clinic;

    public TimeZoneInfo Zone { get; } = WallClock.Zone(clinic.TimeZone);

    public IReadOnlyList<Closure> Closures { get; } = [.. closures ?? []];
}

/// <summary>A whole day on which a clinic is closed by announcement.</summary>
public sealed record Closure
{
    public required DateOnly Date { get; init; }

    /// <summary>Shown to schedulers as it was written; null when none was given.</summary>
    public string? Reason { get; init; }
}
