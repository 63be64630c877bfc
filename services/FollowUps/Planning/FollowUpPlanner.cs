using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Time;

namespace Scheduling.FollowUps.Planning;

/// <summary>
/// Finds the therapist's time that a dose needs (R6): on the earliest day of the window that is open, is no dosing day and precedes the next dose;
/// the therapist of record first, then the one with the fewest follow-ups that day, then by id; the first free time on the clinic's grid.
/// </summary>
public sealed class FollowUpPlanner(ClinicDays clinic, IEnumerable<Therapist> therapists, Diary diary, DateTimeOffset now)
{
    /// <summary>The clinical rules, integration therapy: what was not possible in the window may still be until the seventh day.</summary>
    public const int FirstLaterDay = 4, LastLaterDay = 7;

    static readonly IReadOnlyList<FollowUpMode> Any = [FollowUpMode.InPerson, FollowUpMode.Telehealth], ByVideo = [FollowUpMode.Telehealth];

    readonly FreeTimes free = new(clinic, therapists, diary, now);
    readonly DateOnly today = WallClock.ToLocal(now, WallClock.Zone(clinic.TimeZone)).Day;

    /// <summary>The first place, which is not yet in the diary, or why there is none.</summary>
    /// <param name="need">What is looked for.</param>
    /// <param name="dosing">The patient's doses.</param>
    /// <param name="record">Whom the patient belongs to.</param>
    /// <param name="own">What else the patient has booked with therapists.</param>
    public Placement Find(Need need, DosingDays dosing, TherapistOfRecord? record, Diary own)
    {
        var refused = new List<RefusedDay>();
        for (var day = need.Window.From; day <= need.Window.To; day = day.AddDays(1))
        {
            var reason = day >= today && !clinic.IsOpen(day) ? Reason.ClinicClosed : Refusal(day, need, dosing);
            // One preparation a day: each is to be thought about before the next.
            if (reason is null && need.IsPreparation && own.CountOn(day) > 0) reason = Reason.AnotherThatDay;
            if (reason is null && free.On(day, need.Minutes, own, record, Any, out reason) is { } place)
                return new() { Window = need.Window, Place = place, Days = refused };
            refused.Add(new() { Date = day, Reason = reason!.Value });
        }
        return new() { Window = need.Window, Place = null, Reason = refused.Min(day => day.Reason), Days = refused, Options = [.. Options(need, dosing)] };
    }

    /// <summary>What a scheduler may do for a follow-up without a place, best first, each with the place it would have now.</summary>
    public IEnumerable<Offer> Offers(Need need, DosingDays dosing, TherapistOfRecord? record, Diary own)
    {
        foreach (var option in Options(need, dosing))
        {
            Reason? reason = null;
            var place = option switch
            {
                Alternative.TelehealthOnClosedDay => FirstOf(ClosedDays(need, dosing), ByVideo),
                Alternative.BeforeNextDose => BeforeDose(),
                Alternative.Day4To7 => FirstOf(LaterDays(need).Where(day => clinic.IsOpen(day) && !dosing.Contains(day)), Any),
                _ => null,
            };
            yield return place is not null ? Offer.Of(option, place) : new() { Option = option, Reason = reason };

            Place? FirstOf(IEnumerable<DateOnly> days, IReadOnlyCollection<FollowUpMode> modes)
            {
                // Two meetings on one day are too much for the patient.
                foreach (var day in days.Where(day => own.CountOn(day) == 0))
                {
                    if (free.On(day, need.Minutes, own, record, modes, out var why) is { } found) return found;
                    if (reason is null || why < reason) reason = why;
                }
                reason ??= Reason.AnotherThatDay;
                return null;
            }

            Place? BeforeDose()
            {
                var day = DoseToPrecede(need, dosing)!.Value;
                if (dosing.ArrivalOn(day) is not { } arrival)
                {
                    // A dose that is only forecast has no time yet.
                    reason = Reason.NextDose;
                    return null;
                }
                return free.On(day, need.Minutes, own, record, clinic.IsOpen(day) ? Any : ByVideo, out reason, before: arrival);
            }
        }
    }

    /// <summary>All that speaks against a place, whether somebody else has it or not; what is still legal is never moved for something better.</summary>
    /// <param name="place">Where the follow-up is or shall be.</param>
    /// <param name="need">What it is for.</param>
    /// <param name="dosing">The patient's doses.</param>
    /// <param name="record">Whom the patient belongs to.</param>
    /// <param name="accepted">What a scheduler accepted for it, which allows more days than the window has.</param>
    public IEnumerable<Objection> Objections(Place place, Need need, DosingDays dosing, TherapistOfRecord? record, Alternative? accepted)
    {
        if (OfDay(place, need, dosing, accepted) is { } ofDay) yield return ofDay;
        if (place.Mode is FollowUpMode.InPerson && (!clinic.IsOpen(place.Date) || free.MeetsClosedPart(place)))
            yield return new(Reason.ClinicClosed, "clinic-closed", $"The clinic is closed {(clinic.IsOpen(place.Date) ? "at that time of" : "on")} {place.Date:ddd yyyy-MM-dd}; by video it may still be possible.");
        if (free.Candidates(record).FirstOrDefault(t => t.TherapistId == place.TherapistId) is not { } therapist)
            yield return new(Reason.TherapistChanged, "therapist-of-record", record is { Only: true } ? $"The patient sees nobody but {record.TherapistId}." : $"{place.TherapistId} is no therapist of this clinic now.");
        else if (therapist.IsAway(place.Date))
            yield return new(Reason.TherapistAway, "therapist-away", $"{place.TherapistId} is on leave on {place.Date:ddd yyyy-MM-dd}.");
        else if (!free.IsWithinHours(therapist, place))
            yield return new(Reason.TherapistChanged, "outside-hours", $"{place.TherapistId} has no {(place.Mode is FollowUpMode.Telehealth ? "video hours" : "hours at the clinic")} then: {place.Date:ddd yyyy-MM-dd} {place.Time:HH:mm}.");
    }

    /// <summary>Whether its time has come: from then on it is a person's business, not the planner's.</summary>
    public bool HasBegun(Place place) => place.StartsAt <= now;

    /// <summary>Whether nothing more can be placed in the window.</summary>
    public bool HasPassed(Need need) => need.Window.To < today;

    /// <summary>All who may be asked for a time that a person chose, in the order in which they are.</summary>
    public IEnumerable<Therapist> Candidates(TherapistOfRecord? record, DateOnly day) => free.Candidates(record)
        .OrderBy(t => t.TherapistId == record?.TherapistId ? 0 : 1).ThenBy(t => diary.CountOn(t.TherapistId, day)).ThenBy(t => t.TherapistId, StringComparer.Ordinal);

    /// <summary>Why no follow-up may be on that day of its window whoever gives it, or null.</summary>
    Reason? Refusal(DateOnly day, Need need, DosingDays dosing) =>
        day < today ? Reason.WindowPassed
        : dosing.Contains(day) ? Reason.DosingDay
        : !need.IsPreparation && day > dosing.After(need.Session.Date) ? Reason.NextDose
        : null;

    Objection? OfDay(Place place, Need need, DosingDays dosing, Alternative? accepted)
    {
        var day = place.Date;
        if (accepted is Alternative.BeforeNextDose && day == DoseToPrecede(need, dosing) && dosing.ArrivalOn(day) is { } arrival)
            return place.EndsAt <= arrival ? null : Window(Reason.DosingDay, $"It must end before the patient arrives for the dose at {WallClock.InZone(arrival, free.Zone):HH:mm}");
        if (place.EndsAt - place.StartsAt != TimeSpan.FromMinutes(need.Minutes)) return Window(Reason.SessionMoved, $"It lasts {need.Minutes} minutes");

        var isLater = accepted is Alternative.Day4To7 && LaterDays(need).Contains(day);
        var isInWindow = need.Window.From <= day && day <= need.Window.To;
        if (!isInWindow && !isLater) return Window(Reason.SessionMoved, $"{day:ddd yyyy-MM-dd} lies outside its days, {need.Window.From:yyyy-MM-dd} to {need.Window.To:yyyy-MM-dd}");
        return Refusal(day, need, dosing) switch
        {
            null => null,
            Reason.NextDose when isLater => null,
            Reason.WindowPassed => new(Reason.WindowPassed, "in-the-past", $"{day:ddd yyyy-MM-dd} is over."),
            Reason.DosingDay => Window(Reason.DosingDay, $"The patient gets a dose on {day:ddd yyyy-MM-dd}"),
            var reason => Window(reason.Value, $"The next dose comes before {day:ddd yyyy-MM-dd}"),
        };

        static Objection Window(Reason reason, string words) => new(reason, "follow-up-window", words + ".");
    }

    IEnumerable<Alternative> Options(Need need, DosingDays dosing)
    {
        if (ClosedDays(need, dosing).Any()) yield return Alternative.TelehealthOnClosedDay;
        if (DoseToPrecede(need, dosing) >= today) yield return Alternative.BeforeNextDose;
        if (LaterDays(need).Any(day => day >= today)) yield return Alternative.Day4To7;
        yield return Alternative.Waive;
    }

    IEnumerable<DateOnly> ClosedDays(Need need, DosingDays dosing) => DaysOf(need.Window.From, need.Window.To).Where(day => Refusal(day, need, dosing) is null && !clinic.IsOpen(day));

    /// <summary>After the window, where that is short enough; the next dose may lie between.</summary>
    static IEnumerable<DateOnly> LaterDays(Need need) => need.IsPreparation
        ? []
        : DaysOf(need.Session.Date.AddDays(Math.Max(FirstLaterDay, need.Window.To.DayNumber - need.Session.Date.DayNumber + 1)), need.Session.Date.AddDays(LastLaterDay));

    /// <summary>The dose on whose day it may be at the latest, before the patient arrives; a dose that is further off is no help.</summary>
    static DateOnly? DoseToPrecede(Need need, DosingDays dosing) => need.IsPreparation ? need.Session.Date
        : dosing.After(need.Session.Date) is { } next && next.DayNumber - need.Session.Date.DayNumber <= LastLaterDay ? next : null;

    static IEnumerable<DateOnly> DaysOf(DateOnly from, DateOnly to) => Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays);
}
