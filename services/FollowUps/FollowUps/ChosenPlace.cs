using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>A time that a person chose for a follow-up: checked like the planner's own, and refused with all the rules that forbid it.</summary>
static class ChosenPlace
{
    const int FurthestDays = 180;

    /// <param name="about">The follow-up.</param>
    /// <param name="startsAt">When it shall begin.</param>
    /// <param name="therapistId">With whom; null keeps the therapist it has, else takes the first who can.</param>
    /// <param name="mode">How; null keeps what it is.</param>
    /// <param name="accepted">The option by which it may lie on days that its window does not have.</param>
    /// <exception cref="RefusedException">409 <c>slot-taken</c> where it is merely taken, 422 otherwise.</exception>
    public static Place Of(FollowUpCase about, DateTimeOffset startsAt, string? therapistId, FollowUpMode? mode, Alternative? accepted)
    {
        var (days, need) = (about.Clinic.Days, about.Need);
        var zone = WallClock.Zone(days.TimeZone);
        if (Math.Abs((startsAt.UtcDateTime - need.Session.Date.ToDateTime(TimeOnly.MinValue)).TotalDays) > FurthestDays)
            throw new InvalidException("startsAt", $"must lie within {FurthestDays} days of {need.Session.Date:yyyy-MM-dd}");
        if (therapistId is not null && about.Clinic.Therapists.All(t => t.TherapistId != therapistId))
            throw new InvalidException("therapistId", "must be a therapist of this clinic");
        // Nobody who writes a time that the clocks skip means the hour after it.
        if (WallClock.IsSkipped(startsAt, zone)) throw Refused.Rule("outside-hours", $"The clocks skip {startsAt:HH:mm} on {startsAt:yyyy-MM-dd}.");

        var (day, time) = WallClock.ToLocal(startsAt, zone);
        var broken = new List<Violation>();
        if (startsAt <= about.Now) broken.Add(Of("in-the-past", $"{day:ddd yyyy-MM-dd} {time:HH:mm} is over."));
        if (time.Ticks % TimeSpan.FromMinutes(days.GridMinutes).Ticks != 0)
            broken.Add(Of("off-grid", $"{time:HH:mm} is not on the clinic's grid of {days.GridMinutes} minutes, counted from midnight."));
        else if (!WallClock.TryToInstant(day, time, zone, out var first) || first != startsAt)
            broken.Add(Of("off-grid", $"{time:HH:mm} comes twice on {day:yyyy-MM-dd}; choose its first occurrence."));

        var endsAt = startsAt.AddMinutes(need.Minutes);
        if (!about.Own.IsClear(startsAt, endsAt)) broken.Add(Of("patient-unavailable", $"The patient sees a therapist at that time already: {day:ddd yyyy-MM-dd} {time:HH:mm}."));

        var candidates = (therapistId ?? about.FollowUp.Place?.TherapistId) is { } asked
            ? [asked]
            : about.Planner.Candidates(about.Record, day).Select(t => t.TherapistId).DefaultIfEmpty("nobody").ToList();
        var places = candidates.Select(id => new Place
        {
            TherapistId = id,
            Mode = mode ?? about.FollowUp.Mode,
            Date = day,
            Time = time,
            StartsAt = WallClock.InZone(startsAt, zone),
            EndsAt = WallClock.InZone(endsAt, zone),
        }).Select(place => (Place: place, Objections: about.Planner.Objections(place, need, about.Patient.Dosing, about.Record, accepted).ToList())).ToList();

        var legal = places.Where(candidate => candidate.Objections.Count == 0).Select(candidate => candidate.Place).ToList();
        if (legal.Count == 0) broken.AddRange(places[0].Objections.Select(objection => Of(objection.Rule, objection.Words)));
        if (broken.Count > 0) throw Refused.Rule([.. broken.DistinctBy(violation => violation.Rule)]);
        return legal.FirstOrDefault(place => about.Diary.IsFree(place.TherapistId, day, startsAt, endsAt))
            ?? throw Refused.Conflict("slot-taken", $"{string.Join(" and ", legal.Select(place => place.TherapistId))} {(legal.Count == 1 ? "has" : "have")} somebody else on {day:ddd yyyy-MM-dd} {time:HH:mm}. Choose another time or therapist.");
    }

    static Violation Of(string rule, string words) => new() { Rule = rule, Message = words };
}
