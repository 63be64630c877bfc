using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Time;

namespace Scheduling.FollowUps.Planning;

/// <summary>
/// Finds the therapist's time that follows a dose (R6): on the earliest day of the window that is open, is no dosing day and precedes the next
/// dose; the therapist of record first, then the one with the fewest follow-ups that day, then by id; the first free time on the clinic's grid.
/// </summary>
public sealed class FollowUpPlanner(ClinicDays clinic, IEnumerable<Therapist> therapists, Diary diary, DateTimeOffset now)
{
    readonly TimeZoneInfo zone = WallClock.Zone(clinic.TimeZone);
    readonly DateOnly today = WallClock.ToLocal(now, WallClock.Zone(clinic.TimeZone)).Day;
    readonly IReadOnlyList<Therapist> therapists = [.. therapists.Where(t => t.Active).OrderBy(t => t.TherapistId, StringComparer.Ordinal)];

    /// <summary>The first place, which is not yet in the diary, or why there is none.</summary>
    public Placement Find(Session session, DosingDays dosing, TherapistOfRecord? record)
    {
        var window = session.Window;
        var next = dosing.After(session.Date);
        var candidates = Candidates(record);
        var refused = new List<RefusedDay>();
        for (var day = window.From; day <= window.To; day = day.AddDays(1))
        {
            var reason = Refusal(day, dosing, next);
            if (reason is null && FirstFree(day, session.Minutes, candidates, record, out reason) is { } place)
                return new() { Window = window, Place = place, Days = refused };
            refused.Add(new() { Date = day, Reason = reason!.Value });
        }
        return new() { Window = window, Place = null, Reason = refused.Min(day => day.Reason), Days = refused, Options = [.. Options(refused, next)] };
    }

    /// <summary>Why a follow-up may not stay where it is, or null when it may: what is still legal is never moved for something better.</summary>
    public Reason? Objection(Place place, Session session, DosingDays dosing, TherapistOfRecord? record)
    {
        var window = session.Window;
        if (place.Date < window.From || place.Date > window.To || place.EndsAt - place.StartsAt != TimeSpan.FromMinutes(session.Minutes)) return Reason.SessionMoved;
        if (Refusal(place.Date, dosing, dosing.After(session.Date)) is { } refusal) return refusal;
        if (Candidates(record).FirstOrDefault(t => t.TherapistId == place.TherapistId) is not { } therapist) return Reason.TherapistChanged;
        if (therapist.IsAway(place.Date)) return Reason.TherapistAway;
        var wall = new WallDay(place.Date, zone);
        return Stretches(therapist, place.Date).Any(s => s.From <= place.Time && place.EndsAt <= wall.Edge(s.To)) ? null : Reason.TherapistChanged;
    }

    /// <summary>Whether its time has come: from then on it is a person's business, not the planner's.</summary>
    public bool HasBegun(Place place) => place.StartsAt <= now;

    /// <summary>Whether nothing more can be placed in the window.</summary>
    public bool HasPassed(DayWindow window) => window.To < today;

    /// <summary>Why no follow-up may be on that day whoever gives it, or null.</summary>
    Reason? Refusal(DateOnly day, DosingDays dosing, DateOnly? nextDose) =>
        day < today ? Reason.WindowPassed
        : !clinic.IsOpen(day) ? Reason.ClinicClosed
        : dosing.Contains(day) ? Reason.DosingDay
        : day > nextDose ? Reason.NextDose
        : null;

    IReadOnlyList<Therapist> Candidates(TherapistOfRecord? record) =>
        record is { Only: true } ? [.. therapists.Where(t => t.TherapistId == record.TherapistId)] : therapists;

    Place? FirstFree(DateOnly day, int minutes, IReadOnlyList<Therapist> candidates, TherapistOfRecord? record, out Reason? reason)
    {
        var working = candidates.Where(t => Stretches(t, day).Count > 0).ToList();
        var present = working.Where(t => !t.IsAway(day)).ToList();
        reason = working.Count == 0 ? Reason.NoTherapist : present.Count == 0 ? Reason.TherapistAway : Reason.TherapistFull;
        return present
            .OrderBy(t => t.TherapistId == record?.TherapistId ? 0 : 1)
            .ThenBy(t => diary.CountOn(t.TherapistId, day))
            .ThenBy(t => t.TherapistId, StringComparer.Ordinal)
            .Select(t => FirstFree(day, minutes, t))
            .FirstOrDefault(place => place is not null);
    }

    Place? FirstFree(DateOnly day, int minutes, Therapist therapist)
    {
        var wall = new WallDay(day, zone);
        foreach (var stretch in Stretches(therapist, day))
        {
            var end = wall.Edge(stretch.To);
            for (var minute = OnGrid(stretch.From); minute + minutes <= Minute(stretch.To); minute += clinic.GridMinutes)
            {
                var time = TimeOnly.MinValue.AddMinutes(minute);
                // A time that the clocks skip that day cannot be promised.
                if (!wall.TryAt(time, out var startsAt) || startsAt < now) continue;
                // Therapy lasts its minutes also when the clocks change within it.
                var endsAt = wall.InZone(startsAt.AddMinutes(minutes));
                if (endsAt > end || !diary.IsFree(therapist.TherapistId, day, startsAt, endsAt)) continue;
                return new() { TherapistId = therapist.TherapistId, Date = day, Time = time, StartsAt = startsAt, EndsAt = endsAt };
            }
        }
        return null;
    }

    /// <summary>The first grid line, counted from midnight, at or after that time.</summary>
    int OnGrid(TimeOnly time) => (Minute(time) + clinic.GridMinutes - 1) / clinic.GridMinutes * clinic.GridMinutes;

    static int Minute(TimeOnly time) => (int)Math.Ceiling(time.ToTimeSpan().TotalMinutes);

    /// <summary>A therapist's hours on that day in order, touching stretches as one.</summary>
    static List<(TimeOnly From, TimeOnly To)> Stretches(Therapist therapist, DateOnly day)
    {
        var weekday = Weekdays.Of(day);
        var stretches = new List<(TimeOnly From, TimeOnly To)>();
        foreach (var hours in therapist.Hours.Where(hours => hours.Day == weekday).OrderBy(hours => hours.From))
        {
            if (stretches.Count > 0 && stretches[^1].To >= hours.From) stretches[^1] = (stretches[^1].From, hours.To);
            else stretches.Add((hours.From, hours.To));
        }
        return stretches;
    }

    static IEnumerable<Alternative> Options(List<RefusedDay> refused, DateOnly? nextDose)
    {
        if (refused.Exists(day => day.Reason == Reason.ClinicClosed && (nextDose is null || day.Date < nextDose))) yield return Alternative.TelehealthOnClosedDay;
        if (nextDose is not null) yield return Alternative.BeforeNextDose;
        yield return Alternative.Day4To7;
        yield return Alternative.Waive;
    }
}
