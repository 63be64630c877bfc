using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;

namespace Scheduling.Courses.Courses;

/// <summary>The other places a session could have while the rest of its course stays. Pure.</summary>
static class Alternatives
{
    /// <summary>Best first: least shift from the target, a whole gap to the neighbours before a tight one, nearest to the wished time, later before earlier.</summary>
    public static IReadOnlyList<PlaceOffer> Of(CourseFile file, SessionRow row, int days)
    {
        if (row.Status is not (SessionStatus.Booked or SessionStatus.Held or SessionStatus.Unplaced or SessionStatus.Missed or SessionStatus.Cancelled)) return [];
        var (places, slot, wished) = (file.PlacesFor(row), file.SlotOf(row), file.Wishes.PreferredTime ?? CourseRules.DefaultTime);
        var offers = new List<(PlaceOffer Offer, int MinutesOff)>();
        for (var date = row.Day.AddDays(-days); date <= row.Day.AddDays(days); date = date.AddDays(1))
        {
            if (date < file.Today || (row.Status is SessionStatus.Missed && date <= row.Day) || !places.On(slot, date).IsOpen) continue;
            foreach (var at in Lines(file, date))
            {
                if (places.At(slot, date, at) is not { IsOpen: true } verdict || verdict.Start.Instant == row.StartsAt && row.HoldsDose) continue;
                offers.Add((LostDose.Offer(file, row, date, verdict.Start), (int)(at - wished).TotalMinutes is var after && at < wished ? -(int)(wished - at).TotalMinutes : after));
            }
        }

        return [.. offers
            .OrderBy(entry => Math.Abs(entry.Offer.ShiftDays)).ThenBy(entry => Math.Abs(entry.MinutesOff))
            .ThenByDescending(entry => entry.Offer.ShiftDays).ThenByDescending(entry => entry.MinutesOff).Select(entry => entry.Offer)];
    }

    static IEnumerable<TimeOnly> Lines(CourseFile file, DateOnly date)
    {
        if (file.Protocol.Route is DoseRoute.Home)
        {
            yield return file.Wishes.PreferredTime ?? CourseRules.DefaultTime;
            yield break;
        }

        var grid = file.Clinic.GridMinutes;
        foreach (var stretch in file.Calendar.HoursOn(date))
        {
            var (first, last) = ((int)Math.Ceiling(stretch.From.ToTimeSpan().TotalMinutes / grid) * grid, (int)(stretch.To.ToTimeSpan() - file.Protocol.Block.Length).TotalMinutes);
            for (var minute = first; minute <= last; minute += grid) yield return new(minute * TimeSpan.TicksPerMinute);
        }
    }
}
