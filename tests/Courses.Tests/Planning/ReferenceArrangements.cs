using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

/// <summary>A slot in an arrangement: what it is meant for and how far from it; without a shift it has no place.</summary>
sealed record ReferencePlace(DateOnly Target, int? Shift)
{
    public DateOnly? Date => Shift is { } days ? Target.AddDays(days) : null;
}

/// <summary>Every legal arrangement of a course's first phase, one by one, and the best of them by the order of preference: for small cases.</summary>
sealed class ReferenceArrangements(PlanRequest request, Func<DateOnly, bool> isOpen)
{
    readonly Phase phase = request.Protocol.Phases[0];

    public (ReferencePlace[] Places, int Skipped) Best() => All().Order(Comparer<(ReferencePlace[] Places, int Skipped)>.Create(Compare)).First();

    public IEnumerable<(ReferencePlace[] Places, int Skipped)> All() =>
        phase.Placement is Placement.Slide
            ? Series([], 0).Select(places => (places, Skipped(places)))
            : Weeks([.. PatternDays().Take(phase.Sessions!.Value)], []).Select(places => (places, 0));

    IEnumerable<ReferencePlace[]> Weeks(DateOnly[] targets, ReferencePlace[] sofar)
    {
        if (sofar.Length == targets.Length)
        {
            return [sofar];
        }

        var target = targets[sofar.Length];
        var week = (target.DayNumber - request.StartDate.DayNumber) / 7;
        var options = Enumerable.Range(-6, 13).Where(shift => target.AddDays(shift) >= request.StartDate
                && (request.Overridden.Contains("treatment-week") || (target.AddDays(shift).DayNumber - request.StartDate.DayNumber) / 7 == week)
                && IsLegal(target.AddDays(shift), sofar))
            .Select(shift => (int?)shift).Append(null);
        return options.SelectMany(shift => Weeks(targets, [.. sofar, new(target, shift)]));
    }

    // Only the end of a series may be without a place, for its numbers are given to the doses in turn.
    IEnumerable<ReferencePlace[]> Series(ReferencePlace[] sofar, int from)
    {
        yield return sofar;
        if (sofar.Length == phase.Sessions)
        {
            yield break;
        }

        var reach = phase.PerWeek == 1 ? 2 : 1;
        var last = request.StartDate.AddDays(phase.CeilingDays!.Value - 1);
        var targets = PatternDays().TakeWhile(day => day <= last.AddDays(reach)).ToArray();
        for (var i = from; i < targets.Length; i++)
        {
            foreach (var shift in Enumerable.Range(-reach, 2 * reach + 1))
            {
                var day = targets[i].AddDays(shift);
                if (day >= request.StartDate && day <= last && IsLegal(day, sofar))
                {
                    foreach (var whole in Series([.. sofar, new(targets[i], shift)], i + 1))
                    {
                        yield return whole;
                    }
                }
            }
        }
    }

    int Skipped(ReferencePlace[] places) => places.Length == 0 ? 0 : PatternDays().TakeWhile(day => day < places[^1].Target).Count() - (places.Length - 1);

    bool IsLegal(DateOnly day, ReferencePlace[] sofar) =>
        isOpen(day) && !request.Unavailable.Contains(day)
        && request.OtherDoseDates.All(other => Math.Abs(other.DayNumber - day.DayNumber) >= (request.Overridden.Contains("min-gap") ? 1 : 2))
        && (sofar.LastOrDefault(place => place.Date is not null)?.Date is not { } previous
            || day.DayNumber - previous.DayNumber >= (request.Overridden.Contains("min-gap") ? 1 : request.Protocol.MinGapDays));

    int Compare((ReferencePlace[] Places, int Skipped) one, (ReferencePlace[] Places, int Skipped) other) =>
        Key(one).Zip(Key(other), (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);

    IEnumerable<int> Key((ReferencePlace[] Places, int Skipped) arrangement)
    {
        var (places, skipped) = arrangement;
        var placed = places.Where(place => place.Shift is not null).Select(place => place.Shift!.Value).ToArray();
        return
        [
            phase.Sessions!.Value - placed.Length,
            skipped,
            placed.Sum(Math.Abs),
            placed.Select(Math.Abs).DefaultIfEmpty().Max(),
            .. places.Select(place => Array.IndexOf([0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, null], place.Shift)),
            .. places.Select(place => place.Target.DayNumber),
        ];
    }

    IEnumerable<DateOnly> PatternDays()
    {
        for (var day = request.StartDate; ; day = day.AddDays(1))
        {
            if (request.Pattern.Contains(Weekdays.Of(day)))
            {
                yield return day;
            }
        }
    }
}
