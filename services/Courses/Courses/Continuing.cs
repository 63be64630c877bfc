using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>Where the planner goes on in a running course. Pure.</summary>
static class Continuing
{
    /// <summary>After the last slot that holds a chair: the next phase, or the same one where it is open-ended; null when the protocol ends there.</summary>
    public static Continuation? Next(CourseFile file, bool books)
    {
        var slots = file.Sessions.Where(row => row.Status is not SessionStatus.Projected).ToList();
        var last = slots[^1];
        var index = PhaseIndex(file, last);
        var isOpenEnded = file.Protocol.Phases[index].Sessions is null;
        if (!isOpenEnded && ++index >= file.Protocol.Phases.Count) return null;
        return new()
        {
            PhaseIndex = index,
            SlotsDone = isOpenEnded ? SlotsOf(file, file.Protocol.Phases[index].Name) : 0,
            Books = books,
            NextNumber = last.Number + 1,
            NextDoseNumber = slots.Count(CourseNews.ExpectsDose) + 1,
            LastTarget = last.TargetDate,
            LastDose = LastDose(slots),
        };
    }

    /// <summary>From that slot on, which is planned anew with all that follow it in its phase.</summary>
    /// <param name="file">The course.</param>
    /// <param name="first">The first slot to plan anew.</param>
    /// <param name="firstTarget">Its new target; null keeps the rule of the phase.</param>
    public static Continuation From(CourseFile file, SessionRow first, DateOnly? firstTarget)
    {
        var earlier = file.Sessions.Where(row => row.Number < first.Number).ToList();
        var index = PhaseIndex(file, first);
        var phase = file.Protocol.Phases[index];
        var done = earlier.Count(row => PhaseIndex(file, row) == index);
        var inAll = file.Sessions.Count(row => row.Status is not SessionStatus.Projected && PhaseIndex(file, row) == index);
        return new()
        {
            PhaseIndex = index,
            SlotsDone = done,
            SlotsInAll = inAll,
            FirstTarget = firstTarget ?? (earlier.Count == 0 ? file.Course.StartDate : null),
            NextNumber = first.Number,
            NextDoseNumber = earlier.Count(CourseNews.ExpectsDose) + 1,
            LastTarget = earlier.Count == 0 ? file.Course.StartDate : earlier[^1].TargetDate,
            LastDose = LastDose(earlier),
        };
    }

    /// <summary>An extension belongs to the phase it extends.</summary>
    public static int PhaseIndex(CourseFile file, SessionRow row)
    {
        var name = WireName.Parse<PhaseName>(row.Phase);
        var index = file.Protocol.Phases.ToList().FindIndex(phase => phase.Name == name);
        if (index >= 0) return index;
        var before = file.Sessions.LastOrDefault(other => other.Number < row.Number && WireName.Parse<PhaseName>(other.Phase) is not PhaseName.Extension);
        return before is null ? 0 : PhaseIndex(file, before);
    }

    static int SlotsOf(CourseFile file, PhaseName phase) =>
        file.Sessions.Count(row => row.Status is not SessionStatus.Projected && row.Phase == WireName.Of(phase));

    static DateOnly? LastDose(IEnumerable<SessionRow> rows) =>
        rows.Where(CourseNews.ExpectsDose).Select(row => (DateOnly?)row.Day).Max();
}
