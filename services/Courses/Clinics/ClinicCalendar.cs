using System.Collections.Immutable;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Clinics;

/// <summary>A clinic's days: which are open and with what hours, and why the others are not (R1).</summary>
public sealed class ClinicCalendar
{
    readonly ImmutableArray<Stretch>[] hours;
    readonly ImmutableArray<Stretch>[] onSite;
    readonly HashSet<DateOnly> openOn;
    readonly HashSet<DateOnly> closedOn;
    readonly Dictionary<DateOnly, string?> closures = [];

    /// <exception cref="ArgumentException">The clinic's time zone is not known.</exception>
    public ClinicCalendar(Clinic clinic, IEnumerable<Closure>? closures = null)
    {
        Clinic = clinic;
        Zone = WallClock.Zone(clinic.TimeZone);
        hours = ByWeekday(clinic.Hours.Select(entry => (entry.Day, new Stretch(entry.Opens, entry.Closes))));
        onSite = [.. ByWeekday(clinic.PrescriberHours.Select(entry => (entry.Day, new Stretch(entry.From, entry.To)))).Select(Joined)];
        openOn = [.. clinic.OpenOn];
        closedOn = [.. clinic.ClosedOn];

        foreach (var closure in closures ?? [])
        {
            this.closures[closure.Date] = closure.Reason;
        }
    }

    public Clinic Clinic { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>The stretches of that weekday in which a whole visit must fit, in order.</summary>
    public ImmutableArray<Stretch> HoursOn(Weekday day) => hours[(int)day];

    /// <summary>The stretches of that weekday in which some prescriber is on site without a break, in order.</summary>
    public ImmutableArray<Stretch> PrescriberOn(Weekday day) => onSite[(int)day];

    /// <summary>Whether the clinic is open and a prescriber on site from the one instant to the other, which lie on that date.</summary>
    public bool Holds(DateOnly date, DateTimeOffset from, DateTimeOffset to)
    {
        var (day, weekday) = (new WallDay(date, Zone), Weekdays.Of(date));
        return IsOpen(date) && HoursOn(weekday).Any(Covers) && PrescriberOn(weekday).Any(Covers);

        bool Covers(Stretch stretch) => day.Edge(stretch.From) <= from && to <= day.Edge(stretch.To);
    }

    public bool IsOpen(DateOnly date) => WhyClosed(date) is null;

    /// <summary>A holiday's name, or <c>clinic closed</c> with what is known of it; null when the clinic is open.</summary>
    public string? WhyClosed(DateOnly date)
    {
        if (closures.TryGetValue(date, out var reason))
        {
            return string.IsNullOrWhiteSpace(reason) ? "clinic closed" : $"clinic closed ({reason})";
        }

        if (closedOn.Contains(date))
        {
            return "clinic closed";
        }

        if (!openOn.Contains(date) && HolidayCalendar.NameOn(date, Clinic.Holidays) is { } holiday)
        {
            return holiday;
        }

        var day = Weekdays.Of(date);
        return hours[(int)day].Length == 0 ? ClosedWeekday[(int)day] : null;
    }

    static readonly string[] ClosedWeekday = [.. Enum.GetValues<Weekday>().Select(day => $"clinic closed ({day})")];

    static ImmutableArray<Stretch>[] ByWeekday(IEnumerable<(Weekday Day, Stretch Stretch)> entries)
    {
        var byDay = entries.ToLookup(entry => entry.Day, entry => entry.Stretch);
        return [.. Enum.GetValues<Weekday>().Select(day => byDay[day].OrderBy(stretch => stretch.From).ToImmutableArray())];
    }

    // Two prescribers who hand over at noon are one presence: a visit may run across the hand-over.
    static ImmutableArray<Stretch> Joined(ImmutableArray<Stretch> stretches)
    {
        var joined = new List<Stretch>();
        foreach (var stretch in stretches)
        {
            if (joined is [.., var last] && stretch.From <= last.To)
            {
                joined[^1] = last with { To = stretch.To > last.To ? stretch.To : last.To };
            }
            else
            {
                joined.Add(stretch);
            }
        }

        return [.. joined];
    }
}

/// <summary>A part of a civil day, in the clinic's wall time.</summary>
public readonly record struct Stretch(TimeOnly From, TimeOnly To);

/// <summary>A whole day on which a clinic is closed by announcement.</summary>
public sealed record Closure
{
    public required DateOnly Date { get; init; }

    /// <summary>Shown to schedulers as it was written; null when none was given.</summary>
    public string? Reason { get; init; }
}
