using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Time;

namespace Scheduling.FollowUps.Planning;

/// <summary>
/// The free times of a clinic's therapists on one day: in person where the clinic is open, by video in the hours set aside for that. The therapist
/// of record comes first, in person before by video; then those in person before those by video, each by the fewest follow-ups that day, then by id.
/// </summary>
public sealed class FreeTimes(ClinicDays clinic, IEnumerable<Therapist> therapists, Diary diary, DateTimeOffset now)
{
    readonly TimeZoneInfo zone = WallClock.Zone(clinic.TimeZone);
    readonly IReadOnlyList<Therapist> therapists = [.. therapists.Where(t => t.Active).OrderBy(t => t.TherapistId, StringComparer.Ordinal)];

    public TimeZoneInfo Zone => zone;

    /// <summary>Whom the patient may see.</summary>
    public IEnumerable<Therapist> Candidates(TherapistOfRecord? record) =>
        record is { Only: true } ? therapists.Where(t => t.TherapistId == record.TherapistId) : therapists;

    /// <summary>The first free place of a day in that order, or the last before an instant; null with why there is none.</summary>
    public Place? On(DateOnly day, int minutes, Diary own, TherapistOfRecord? record, IReadOnlyCollection<FollowUpMode> modes, out Reason? reason, DateTimeOffset? before = null)
    {
        var working = Candidates(record).SelectMany(t => modes.Select(mode => (Therapist: t, Mode: mode))).Where(c => Stretches(c.Therapist, day, c.Mode).Count > 0).ToList();
        var present = working.Where(c => !c.Therapist.IsAway(day)).ToList();
        reason = working.Count == 0 ? Reason.NoTherapist
            : present.Count == 0 ? Reason.TherapistAway
            : clinic.ClosedPartsOf(day).Count > 0 ? Reason.ClinicClosed
            : Reason.TherapistFull;
        return present
            .OrderBy(c => c.Therapist.TherapistId == record?.TherapistId ? 0 : 1)
            .ThenBy(c => c.Mode)
            .ThenBy(c => diary.CountOn(c.Therapist.TherapistId, day))
            .ThenBy(c => c.Therapist.TherapistId, StringComparer.Ordinal)
            .Select(c => Of(day, minutes, c.Therapist, c.Mode, own, before))
            .FirstOrDefault(place => place is not null);
    }

    /// <summary>Whether a place lies within the hours that the therapist has for its mode that day.</summary>
    public bool IsWithinHours(Therapist therapist, Place place)
    {
        var wall = new WallDay(place.Date, zone);
        return Stretches(therapist, place.Date, place.Mode).Any(s => s.From <= place.Time && place.EndsAt <= wall.Edge(s.To));
    }

    /// <summary>Whether a part of the clinic's day that was closed by announcement is in the way of somebody who comes.</summary>
    public bool MeetsClosedPart(Place place) => MeetsClosedPart(place.Date, place.Mode, place.StartsAt, place.EndsAt);

    bool MeetsClosedPart(DateOnly day, FollowUpMode mode, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        if (mode is FollowUpMode.Telehealth) return false;
        var wall = new WallDay(day, zone);
        return clinic.ClosedPartsOf(day).Any(closed => startsAt < (closed.To is { } to ? wall.Edge(to) : DateTimeOffset.MaxValue) && wall.Edge(closed.From ?? TimeOnly.MinValue) < endsAt);
    }

    Place? Of(DateOnly day, int minutes, Therapist therapist, FollowUpMode mode, Diary own, DateTimeOffset? before)
    {
        Place? last = null;
        var wall = new WallDay(day, zone);
        foreach (var stretch in Stretches(therapist, day, mode))
        {
            var end = wall.Edge(stretch.To);
            for (var minute = OnGrid(stretch.From); minute + minutes <= Minute(stretch.To); minute += clinic.GridMinutes)
            {
                var time = TimeOnly.MinValue.AddMinutes(minute);
                // A time that the clocks skip that day cannot be promised.
                if (!wall.TryAt(time, out var startsAt) || startsAt < now) continue;
                // Therapy lasts its minutes also when the clocks change within it.
                var endsAt = wall.InZone(startsAt.AddMinutes(minutes));
                if (endsAt > end || endsAt > before || !diary.IsFree(therapist.TherapistId, day, startsAt, endsAt) || !own.IsClear(startsAt, endsAt)) continue;
                if (MeetsClosedPart(day, mode, startsAt, endsAt)) continue;
                last = new() { TherapistId = therapist.TherapistId, Mode = mode, Date = day, Time = time, StartsAt = startsAt, EndsAt = endsAt };
                if (before is null) return last;
            }
        }
        return last;
    }

    /// <summary>The first grid line, counted from midnight, at or after that time.</summary>
    int OnGrid(TimeOnly time) => (Minute(time) + clinic.GridMinutes - 1) / clinic.GridMinutes * clinic.GridMinutes;

    static int Minute(TimeOnly time) => (int)Math.Ceiling(time.ToTimeSpan().TotalMinutes);

    /// <summary>A therapist's hours on that day in order, touching stretches as one.</summary>
    static List<(TimeOnly From, TimeOnly To)> Stretches(Therapist therapist, DateOnly day, FollowUpMode mode)
    {
        var weekday = Weekdays.Of(day);
        var stretches = new List<(TimeOnly From, TimeOnly To)>();
        foreach (var hours in (mode is FollowUpMode.Telehealth ? therapist.TelehealthHours : therapist.Hours).Where(hours => hours.Day == weekday).OrderBy(hours => hours.From))
        {
            if (stretches.Count > 0 && stretches[^1].To >= hours.From) stretches[^1] = (stretches[^1].From, hours.To);
            else stretches.Add((hours.From, hours.To));
        }
        return stretches;
    }
}
