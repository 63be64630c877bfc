using System.Collections.Immutable;
using Scheduling.Courses.Closures;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Clinics;

/// <summary>A clinic's days: which are open and with what hours, and why the others are not (R1).</summary>
public sealed class ClinicCalendar
{
    readonly ImmutableArray<Stretch>[] hours;
    readonly ImmutableArray<Stretch>[] onSite;
    readonly HashSet<DateOnly> openOn;
    readonly HashSet<DateOnly> closedOn;
    readonly ImmutableArray<Closure> closures;

    // Worked out when a day is looked at: a closure may be a year long.
    readonly Dictionary<DateOnly, ClosedDay?> closedDays = [];

    /// <exception cref="ArgumentException">The clinic's time zone is not known.</exception>
    public ClinicCalendar(Clinic clinic, IEnumerable<Closure>? closures = null)
    {
        Clinic = clinic;
        Zone = WallClock.Zone(clinic.TimeZone);
        hours = ByWeekday(clinic.Hours.Select(entry => (entry.Day, new Stretch(entry.Opens, entry.Closes))));
        onSite = [.. ByWeekday(clinic.PrescriberHours.Select(entry => (entry.Day, new Stretch(entry.From, entry.To)))).Select(Joined)];
        openOn = [.. clinic.OpenOn];
        closedOn = [.. clinic.ClosedOn];
        this.closures = [.. closures ?? []];
    }

    public Clinic Clinic { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>What was announced, in the order it was.</summary>
    public IReadOnlyList<Closure> Closures => closures;

    /// <summary>The clinic's usual hours of that weekday.</summary>
    public ImmutableArray<Stretch> HoursOn(Weekday day) => hours[(int)day];

    /// <summary>The stretches of that date in which a whole visit must fit, in order; what <see cref="IsOpen"/> says comes first.</summary>
    public ImmutableArray<Stretch> HoursOn(DateOnly date) => Closed(date)?.Hours ?? hours[(int)Weekdays.Of(date)];

    /// <summary>The stretches of that date in which some prescriber is on site without a break, in order.</summary>
    public ImmutableArray<Stretch> PrescriberOn(DateOnly date) => Closed(date)?.PrescriberOn ?? onSite[(int)Weekdays.Of(date)];

    /// <summary>The stretches of that date in which the chair is out of use.</summary>
    public IEnumerable<Stretch> ChairClosedOn(DateOnly date, string chairId) => Closed(date)?.OfChair(chairId) ?? [];

    /// <summary>Whether the chair is in use from the one instant to the other, which lie on that date.</summary>
    public bool IsChairOpen(string chairId, DateOnly date, DateTimeOffset from, DateTimeOffset to)
    {
        if (Closed(date) is not { } closed)
        {
            return true;
        }

        var day = new WallDay(date, Zone);
        return closed.OfChair(chairId).All(stretch => to <= day.Edge(stretch.From) || day.Edge(stretch.To) <= from);
    }

    /// <summary>Whether the clinic is open, a prescriber on site and the chair in use from the one instant to the other, which lie on that date.</summary>
    public bool Holds(DateOnly date, DateTimeOffset from, DateTimeOffset to, string chairId)
    {
        var day = new WallDay(date, Zone);
        return IsOpen(date) && HoursOn(date).Any(Covers) && PrescriberOn(date).Any(Covers) && IsChairOpen(chairId, date, from, to);

        bool Covers(Stretch stretch) => day.Edge(stretch.From) <= from && to <= day.Edge(stretch.To);
    }

    public bool IsOpen(DateOnly date) => WhyClosed(date) is null;

    /// <summary>A holiday's name, or <c>clinic closed</c> with what is known of it; null when the clinic is open.</summary>
    public string? WhyClosed(DateOnly date)
    {
        if (Closed(date)?.WhyClosed is { } announced)
        {
            return announced;
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

    ClosedDay? Closed(DateOnly date)
    {
        if (closures.IsEmpty)
        {
            return null;
        }

        if (!closedDays.TryGetValue(date, out var day))
        {
            var ofDate = closures.Where(closure => closure.IsOn(date)).ToList();
            closedDays[date] = day = ofDate.Count == 0 ? null : new(hours[(int)Weekdays.Of(date)], onSite[(int)Weekdays.Of(date)], ofDate);
        }

        return day;
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
