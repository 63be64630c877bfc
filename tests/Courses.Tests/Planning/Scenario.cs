using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

/// <summary>A random clinic, patient, request and day book, all from one number, so that a failure is told by that number.</summary>
sealed class Scenario
{
    static readonly string[] Zones = ["America/Los_Angeles", "America/New_York", "America/Phoenix", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"];
    static readonly int[] Grids = [5, 10, 15, 20, 30, 60];

    readonly Random random;

    Scenario(int seed)
    {
        random = new Random(seed);
        Seed = seed;
        Clinic = RandomClinic();
        Request = RandomRequest();
        Booked = RandomBookings();
    }

    public static Arbitrary<Scenario> Any { get; } = Gen.Choose(0, int.MaxValue - 1).Select(seed => new Scenario(seed)).ToArbitrary();

    public int Seed { get; }
    public Clinic Clinic { get; }
    public PlanRequest Request { get; }
    public IReadOnlyList<ChairBlock> Booked { get; }

    public Plan Plan() => Given.Plan(Request, Clinic, Booked);

    public Plan PlanAlone() => Given.Plan(Request, Clinic);

    public override string ToString() => $"seed {Seed}: {JsonSerializer.Serialize(Request)} {JsonSerializer.Serialize(Clinic)} {JsonSerializer.Serialize(Booked)}";

    Clinic RandomClinic()
    {
        var open = Some(Enum.GetValues<Weekday>(), 5, 7);
        return Given.Clinic with
        {
            TimeZone = One(Zones),
            Hours = [.. open.SelectMany(RandomHours)],
            PrescriberHours = [.. open.SelectMany(RandomOnSite)],
            Holidays = One(Holidays.UsFederal, Holidays.UsFederal, Holidays.None),
            OpenOn = Chance(5) ? [Near(Beginning, 120)] : [],
            ClosedOn = [.. Enumerable.Range(0, random.Next(12)).Select(_ => Near(Beginning, 150))],
            GridMinutes = One(Grids),
            TurnoverMinutes = One(0, 10, 15, 20),
            Chairs = [.. Given.Chairs(random.Next(1, 5)).Select(chair => chair with { Routes = [.. Some(Enum.GetValues<DoseRoute>().Where(route => route is not DoseRoute.Home), 2, 4)] })],
            MaxMonitored = One<int?>(null, 1, 2, 3, 4),
            MaxStartsPerGridLine = One(1, 1, 2),
        };
    }

    IEnumerable<ClinicHours> RandomHours(Weekday day)
    {
        if (Chance(4))
        {
            yield return new() { Day = day, Opens = At(7, 9), Closes = At(12, 12) };
            yield return new() { Day = day, Opens = At(13, 13), Closes = At(16, 20) };
        }
        else
        {
            yield return new() { Day = day, Opens = At(7, 10), Closes = At(13, 20) };
        }
    }

    IEnumerable<PrescriberHours> RandomOnSite(Weekday day)
    {
        if (Chance(3))
        {
            yield return new() { Day = day, From = At(12, 12), To = At(15, 19) };
        }

        if (!Chance(12))
        {
            yield return new() { Day = day, From = At(7, 9), To = At(12, 18) };
        }
    }

    PlanRequest RandomRequest()
    {
        var protocol = One([.. ShippedProtocols.All]);
        var perWeek = protocol.Phases[0].PerWeek!.Value;
        var pattern = RandomPattern(perWeek);
        var start = Beginning;
        while (!Chance(25) && !pattern.Contains(Weekdays.Of(start)))
        {
            start = start.AddDays(1);
        }

        return new()
        {
            Protocol = protocol,
            StartDate = start,
            Pattern = pattern,
            PreferredTime = new TimeOnly(0, 0).AddMinutes(Clinic.GridMinutes * random.Next(6 * 60 / Clinic.GridMinutes, 18 * 60 / Clinic.GridMinutes)),
            TimeWindow = Chance(4) ? new() { From = At(7, 10), To = At(14, 20) } : null,
            ChairId = Chance(8) ? Clinic.Chairs[0].Id : null,
            BoosterIntervalsDays = One<int[]?>(null, null, [], [28], [7, 10, 35]),
            HorizonSessions = One<int?>(null, null, 4, 12, 20),
            Unavailable = [.. Enumerable.Range(0, random.Next(10)).Select(_ => Near(start, 90))],
            OtherDoseDates = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Near(start, 60))],
            Overridden = [],
            Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
    }

    // Mostly a legal one, for a plan that is refused at once tries nothing.
    Weekday[] RandomPattern(int perWeek)
    {
        var openDays = Clinic.Hours.Select(hours => hours.Day).Distinct();
        for (var attempt = 0; ; attempt++)
        {
            var pattern = Some(openDays, perWeek, perWeek);
            if (attempt == 40 || Chance(20) || pattern.All(day => !pattern.Contains((Weekday)(((int)day + 1) % 7))))
            {
                return pattern;
            }
        }
    }

    // Other patients' visits: each where the clinic could have put it, so that the day book itself is legal.
    List<ChairBlock> RandomBookings()
    {
        var booked = new List<ChairBlock>();
        for (var i = random.Next(15); i > 0; i--)
        {
            var visit = Request with
            {
                Protocol = One([.. ShippedProtocols.All.Where(protocol => protocol.Route is not DoseRoute.Home && protocol.Phases[0].PerWeek == Request.Pattern.Count)]),
                PreferredTime = At(8, 16),
                ChairId = null,
                Unavailable = [],
                OtherDoseDates = [],
                TimeWindow = null,
                HorizonSessions = 1,
            };
            booked.AddRange(Given.Plan(visit, Clinic, booked).Sessions.Where(session => session is { IsBooked: true, ChairId: not null }).Select(Given.BlockOf));
        }

        return booked;
    }

    DateOnly Beginning => beginning ??= new DateOnly(2026, 9, 1).AddDays(random.Next(1500));

    DateOnly? beginning;

    DateOnly Near(DateOnly date, int days) => date.AddDays(random.Next(-5, days));

    TimeOnly At(int fromHour, int toHour) => new(random.Next(fromHour, toHour + 1), 0);

    bool Chance(int oneIn) => random.Next(oneIn) == 0;

    T One<T>(params T[] values) => values[random.Next(values.Length)];

    T[] Some<T>(IEnumerable<T> values, int least, int most) => [.. values.OrderBy(_ => random.Next()).Take(random.Next(least, most + 1))];
}
