using FsCheck;
using FsCheck.Fluent;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

public sealed class ArrangementPropertyTests
{
    const int Tries = 1500;

    [Fact]
    public void The_arrangement_found_is_the_best_of_all_legal_ones() => ForAny(crowded =>
    {
        var (request, phase) = (crowded.Request, crowded.Request.Protocol.Phases[0]);

        var found = AlternativeFinder.Best(request, phase, phase.Sessions!.Value, new ClinicCalendar(crowded.Clinic), new Occupancy(crowded.Booked));
        var best = new ReferenceArrangements(request, crowded.IsOpen).Best();

        Assert.Equal(best.Places.Where(place => place.Shift is not null), found.Slots.Where(slot => slot.Shift is not null).Select(slot => new ReferencePlace(slot.Target, slot.Shift)));
        Assert.Equal(best.Skipped, found.SkippedPatternDays);
        Assert.Equal(phase.Sessions, found.Slots.Count);
    });

    [Fact]
    public void An_alternative_is_offered_exactly_where_more_doses_have_a_legal_place_than_the_fixed_steps_find() => ForAny(crowded =>
    {
        var (request, plan) = (crowded.Request, crowded.Plan());
        var last = request.Protocol.Phases[0].CeilingDays is { } ceiling ? request.StartDate.AddDays(ceiling - 1) : DateOnly.MaxValue;
        var placed = plan.Sessions.Count(session => session.IsBooked && session.Date <= last);

        var offered = crowded.Alternative();
        var best = new ReferenceArrangements(request, crowded.IsOpen).Best().Places.Where(place => place.Shift is not null).ToArray();

        Assert.Equal(best.Length > placed, offered is not null);
        if (offered is not null)
        {
            var booked = offered.Plan.Sessions.Where(session => session.IsBooked).ToArray();
            Assert.Equal(best.Select(place => place.Date), booked.Select(session => (DateOnly?)session.Date));
            Assert.Equal(best.Sum(place => Math.Abs(place.Shift!.Value)), offered.TotalShiftDays);
            Assert.False(offered.Plan.CeilingExceeded);
            Assert.All(booked, session => Assert.Equal(session.ShiftDays == 0, string.IsNullOrEmpty(session.ShiftReason)));
            Assert.All(offered.Plan.Unplaced, slot => Assert.DoesNotContain(" ;", slot.Reason));
            Assert.Equal(Enumerable.Range(1, booked.Length), booked.Select(session => session.DoseNumber));
            Assert.Equal(request.Protocol.Phases[0].Sessions, booked.Length + offered.Plan.Unplaced.Count(slot => slot.IsBooked));
        }
    });

    [Fact]
    public void Many_crowded_clinics_have_an_alternative_so_that_these_tests_try_something()
    {
        var offered = Enumerable.Range(0, 400).Select(seed => new Crowded(seed).Alternative()).Where(alternative => alternative is not null).ToArray();

        Assert.InRange(offered.Length, 20, 300);
        Assert.Contains(offered, alternative => alternative!.SkippedPatternDays > 0);
        Assert.Contains(offered, alternative => alternative!.Plan.Unplaced.Any(slot => slot.IsBooked));
    }

    static void ForAny(Action<Crowded> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).Select(seed => new Crowded(seed)).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));

    /// <summary>A clinic of one chair with few days left, and a short course in it, from one number.</summary>
    sealed class Crowded
    {
        readonly int seed;

        public Crowded(int seed)
        {
            var random = new Random(this.seed = seed);
            var start = new DateOnly(2027, 2, 1).AddDays(random.Next(60));
            var slides = random.Next(2) == 0;
            var perWeek = random.Next(1, slides ? 4 : 3);
            var pattern = Pattern(random, perWeek, start);
            var gap = random.Next(1, SmallestGap(pattern) + 1);
            var shipped = ShippedProtocols.Find(slides ? "iv-6-in-2-weeks" : "spravato-trd")!;
            var weekOverride = !slides && random.Next(4) == 0;
            var sessions = random.Next(1, weekOverride ? 4 : 6);
            var closed = random.NextDouble();

            DateOnly[] Some(double share) => [.. Enumerable.Range(0, 45).Where(_ => random.NextDouble() < share).Select(start.AddDays)];
            Clinic = Given.Clinic with
            {
                Hours = Given.Hours(8, 17, Enum.GetValues<Weekday>()),
                PrescriberHours = Given.OnSite(8, 17, Enum.GetValues<Weekday>()),
                Chairs = Given.Chairs(1),
                ClosedOn = Some(closed * 0.6),
                Holidays = Holidays.None,
                TimeZone = "America/Phoenix",
            };
            Request = new()
            {
                Protocol = shipped with
                {
                    MinGapDays = gap,
                    Phases = [shipped.Phases[0] with { Sessions = sessions, Weeks = null, PerWeek = perWeek, CeilingDays = slides ? random.Next(3, 20) : null }, shipped.Phases[1]],
                },
                StartDate = start,
                Pattern = pattern,
                Unavailable = Some(0.15),
                OtherDoseDates = random.Next(2) == 0 ? Some(0.03) : [],
                Overridden = weekOverride ? ["treatment-week"] : random.Next(5) == 0 ? ["min-gap"] : [],
                Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
            };
            Booked = [.. Some(0.15).Select(day => Given.Block("chair-1", $"{day:yyyy-MM-dd}T08:00:00-07:00", 9 * 60))];
        }

        public Clinic Clinic { get; }
        public PlanRequest Request { get; }
        public ChairBlock[] Booked { get; }

        public bool IsOpen(DateOnly day) => !Clinic.ClosedOn.Contains(day) && Booked.All(block => block.Date != day);

        public Plan Plan() => Given.Plan(Request, Clinic, Booked);

        public Alternative? Alternative() => AlternativeFinder.For(Plan(), Request, new ClinicCalendar(Clinic), new Occupancy(Booked));

        public override string ToString() =>
            $"seed {seed}: {Request.Protocol.Id} {Request.Protocol.Phases[0]} from {Request.StartDate} {string.Join(' ', Request.Pattern)} gap {Request.Protocol.MinGapDays} {string.Join(' ', Request.Overridden)}";

        static Weekday[] Pattern(Random random, int perWeek, DateOnly start)
        {
            var others = Enum.GetValues<Weekday>().Where(day => day != Weekdays.Of(start)).OrderBy(_ => random.Next()).Take(perWeek - 1);
            return [Weekdays.Of(start), .. others];
        }

        static int SmallestGap(Weekday[] pattern) => pattern.SelectMany(day => pattern.Select(other => other == day ? 7 : ((int)other - (int)day + 7) % 7)).Min();
    }
}
