using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Closures;

/// <summary>Finds the sessions that a closure takes the place of another one, in clinical priority order, each on what the ones before it left. Pure.</summary>
sealed class Replacing
{
    // On the day it has already, how far a session lies from its target and from other doses was decided when it got there.
    static readonly string[] Settled = [Rules.MinGap, Rules.TreatmentWeek, Rules.IntervalWindow, Rules.CeilingExceeded];

    readonly Closure closure;
    readonly IReadOnlyList<(CourseFile File, SessionRow Row)> displaced;
    readonly ILookup<string, CourseFile> filesOfPatient;

    public Replacing(Closure closure, IReadOnlyList<CourseFile> files)
    {
        this.closure = closure;
        displaced =
        [
            .. files.SelectMany(file => file.Sessions.Where(row => IsDisplaced(file, row)).Select(row => (File: file, Row: row)))
                .OrderBy(entry => Priority(entry.File, entry.Row)).ThenBy(entry => entry.Row.StartsAt).ThenBy(entry => entry.Row.SessionId),
        ];
        filesOfPatient = files.ToLookup(file => file.Course.PatientId);
    }

    /// <summary>The courses that it changes.</summary>
    public IReadOnlyList<CourseFile> Courses => [.. displaced.Select(entry => entry.File).Distinct()];

    /// <summary>The days to which a session may go, by its slot's own rule: what the chairs hold on them must be known. Null when nothing is to be placed.</summary>
    public (DateOnly From, DateOnly To)? Days()
    {
        if (displaced.Count == 0) return null;
        var days = displaced.SelectMany(entry => Candidates(entry.File, entry.Row).Append(entry.Row.Day)).ToList();
        return (days.Min(), days.Max());
    }

    /// <summary>Places them, each where it is least moved: another start or chair of its day, then the days of its rule in their order.</summary>
    /// <param name="blocks">What the clinic's chairs hold on <see cref="Days"/>.</param>
    public IReadOnlyList<ReplacedSession> Place(IReadOnlyList<ChairBlock> blocks)
    {
        var waiting = displaced.Select(entry => entry.Row.SessionId).ToHashSet();
        var occupancy = new Occupancy(blocks.Where(block => block.SessionId is not { } id || !waiting.Contains(id)));
        var replaced = new List<ReplacedSession>();
        foreach (var (file, row) in displaced)
        {
            waiting.Remove(row.SessionId);
            var after = Find(file, row, occupancy, waiting) is { } place
                ? At(file, row, place.Date, place.Start)
                : row.WithoutPlace(row.TargetDate, $"{closure.Words()}: no legal place is left; give it one by hand");
            file.Put(after, after.StartsAt is null ? Happening.Unplaced : Happening.Moved, closure.Code);
            if (after.HoldsChair)
                occupancy = occupancy.With(new() { Date = after.Day, ChairId = after.ChairId!, SessionId = after.SessionId, StartsAt = after.StartsAt!.Value, EndsAt = after.EndsAt!.Value });
            foreach (var other in filesOfPatient[file.Course.PatientId].Where(other => other != file))
                other.OtherDoses = [.. other.OtherDoses.Where(day => day != row.Day), .. after.HoldsDose ? [after.Day] : Array.Empty<DateOnly>()];
            replaced.Add(ReplacedSession.Of(file, row, after));
        }

        return replaced;
    }

    // One who is checked in is in the chair already, and one who is later than may be is for a person to record.
    bool IsDisplaced(CourseFile file, SessionRow row)
    {
        if (row is not { Status: SessionStatus.Booked or SessionStatus.Held, HoldsChair: true, StartsAt: { } from, EndsAt: { } to }) return false;
        if (row.VisitOf().CheckedInAt is not null || from.AddMinutes(file.Clinic.LateMinutes) < file.Now) return false;
        if (!closure.IsOn(row.Day) || (closure.What is ClosureKind.Chair && closure.ChairId != row.ChairId)) return false;
        var day = new WallDay(row.Day, file.Calendar.Zone);
        return day.Edge(closure.Stretch.From) < to && from < day.Edge(closure.Stretch.To);
    }

    static int Priority(CourseFile file, SessionRow row) => file.Protocol.Indication is Indication.Mdsi ? 0 : WireName.Parse<PhaseName>(row.Phase) switch
    {
        PhaseName.Induction or PhaseName.Extension => 1,
        PhaseName.Acute => 2,
        PhaseName.Weekly or PhaseName.Maintenance => 3,
        _ => 4,
    };

    static (DateOnly Date, Start Start)? Find(CourseFile file, SessionRow row, Occupancy occupancy, HashSet<Guid> waiting)
    {
        var (slot, request) = (file.SlotOf(row), file.Request());

        // A dose of the same course that must move too stands in the way only while it may stay on its day.
        var standing = file.Sessions
            .Where(other => other.SessionId != row.SessionId && other.HoldsDose && (!waiting.Contains(other.SessionId) || file.Calendar.IsOpen(other.Day)))
            .Select(other => new StandingDose(other.Day, request.MinGap(file.PhaseOf(other)))).ToList();
        var sameDay = new SlotPlaces(request with { Overridden = Settled, PreferredTime = row.LocalTime ?? request.PreferredTime }, file.Calendar, occupancy, standing);
        return sameDay.First(slot, [row.Day]) ?? new SlotPlaces(request, file.Calendar, occupancy, standing).First(slot, Candidates(file, row));
    }

    static IEnumerable<DateOnly> Candidates(CourseFile file, SessionRow row) =>
        new SlotPlaces(file.Request(), file.Calendar, Occupancy.Empty, []).ShiftDays(file.SlotOf(row)).Where(day => day >= file.Today && day != row.Day);

    SessionRow At(CourseFile file, SessionRow row, DateOnly date, Start start)
    {
        var after = row.At(file, date, start, closure.Words());
        return after with
        {
            Status = row.Status,
            Reason = row.Reason,
            Pinned = row.Pinned,
            ShiftReason = date == row.Day ? row.ShiftReason : after.ShiftReason,
        };
    }
}
