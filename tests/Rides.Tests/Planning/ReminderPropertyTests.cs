using FsCheck;
using FsCheck.Fluent;
using Scheduling.Platform.Time;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Tests.Planning;

/// <summary>What no plan may ever do, for random appointments, changes, zones and texts already sent.</summary>
public sealed class ReminderPropertyTests
{
    static readonly string[] Zones =
        ["America/Los_Angeles", "America/New_York", "America/Phoenix", "Pacific/Honolulu", "Asia/Tokyo", "Europe/Madrid", "Asia/Kathmandu", "Pacific/Apia"];

    static readonly DateTimeOffset Monday = Planned.At("2027-03-08", "00:00");

    static readonly Gen<Situation> Situations =
        from zone in Gen.Elements(Zones)
        from now in Gen.Choose(0, 14 * 24 * 60)
        from visits in Gen.ListOf(Gen.Two(Gen.Choose(0, 40 * 24 * 4)))
        from talks in Gen.ListOf(Gen.Choose(0, 40 * 24 * 4))
        from changes in Gen.ListOf(Gen.Three(Gen.Choose(0, 20 * 24 * 4)))
        from texted in Gen.ListOf(Gen.Choose(-8, 14))
        from consented in Gen.Elements(true, false)
        let window = new SendWindow(WallClock.Zone(zone))
        let instant = Monday.AddMinutes(now)
        select new Situation
        {
            Now = instant,
            Zone = WallClock.Zone(zone),
            HasConsented = consented,
            Visits = [.. visits.Select((v, i) => new Visit { SessionId = Id(1, i), CourseId = Id(2, v.Item2 % 3), TreatmentWeek = 1 + (v.Item1 / (7 * 24 * 4)), StartsAt = Monday.AddMinutes(15 * v.Item1) })],
            Talks = [.. talks.Select((t, i) => new Talk { FollowUpId = Id(3, i), SessionId = Id(1, i), StartsAt = Monday.AddMinutes(15 * t) })],
            Changes = [.. changes.Select((c, i) => new Change
            {
                SessionId = Id(4, i), Version = 2, From = Monday.AddMinutes(15 * c.Item1), To = c.Item2 % 3 == 0 ? null : Monday.AddMinutes(15 * c.Item2),
                Since = instant.AddMinutes(-(c.Item3 % 10)),
            })],
            // What was sent was itself lawful.
            DaysTexted = Lawful(texted.Select(days => window.DayOf(instant).AddDays(Math.Min(days, 0)))),
        };

    static void Holds(Func<Situation, bool> property) =>
        Prop.ForAll(Arb.From(Situations), property).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    static IEnumerable<PlannedMessage> Texts(Situation situation) => ReminderPlanner.Plan(situation).Where(m => m.Standing == Standing.Fits);

    [Fact]
    public void No_number_gets_two_texts_on_a_day() => Holds(s => Texts(s).Select(m => m.Day).Concat(s.DaysTexted).GroupBy(d => d).All(g => g.Count() == 1));

    [Fact]
    public void No_number_gets_four_texts_in_seven_days() => Holds(s =>
    {
        var days = Texts(s).Select(m => m.Day).Concat(s.DaysTexted).ToList();
        return days.All(first => days.Count(day => day >= first && day < first.AddDays(7)) <= 3);
    });

    [Fact]
    public void Every_message_is_due_inside_the_window_of_its_day() => Holds(s => ReminderPlanner.Plan(s).Where(m => m.Standing != Standing.TooLate).All(m =>
    {
        var (day, at) = WallClock.ToLocal(m.DueAt, s.Zone);
        return day == m.Day && at >= (day.DayOfWeek == DayOfWeek.Sunday ? new TimeOnly(12, 0) : new TimeOnly(9, 0)) && at <= new TimeOnly(20, 0);
    }));

    [Fact]
    public void No_message_is_due_when_its_first_appointment_has_begun() => Holds(s => ReminderPlanner.Plan(s).Where(m => m.Standing != Standing.TooLate).All(m =>
        m.DueAt < m.SendBefore && m.DueAt >= s.Now && m.Parts.All(p => m.SendBefore <= (p.StartsAt ?? p.PreviousAt))));

    [Fact]
    public void Every_visit_ahead_is_reminded_of_exactly_once() => Holds(s =>
        ReminderPlanner.Plan(s).SelectMany(m => m.Parts).Where(p => p.Kind == ReminderKind.DayBefore).Select(p => p.SessionId).Order()
            .SequenceEqual(s.Visits.Where(v => v.StartsAt > s.Now).Select(v => v.SessionId).Order()));

    [Fact]
    public void No_follow_up_and_no_digest_costs_a_visit_its_reminder() => Holds(s =>
        Reminded(s).SequenceEqual(Reminded(s with { Talks = [], Visits = [.. s.Visits.Select((v, i) => v with { CourseId = Id(9, i) })] })));

    static IEnumerable<Guid> Reminded(Situation situation) =>
        Texts(situation).SelectMany(m => m.Parts).Where(p => p.Kind == ReminderKind.DayBefore).Select(p => p.SessionId).Order();

    static List<DateOnly> Lawful(IEnumerable<DateOnly> days)
    {
        var budget = new TextBudget([]);
        var kept = new List<DateOnly>();
        foreach (var day in days.Where(budget.Allows))
        {
            budget.Take(day);
            kept.Add(day);
        }
        return kept;
    }

    static Guid Id(int kind, int number) => new(number, (short)kind, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
