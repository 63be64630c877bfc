using FsCheck;
using FsCheck.Fluent;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Time;

namespace Scheduling.FollowUps.Tests.Planning;

/// <summary>What holds for any clinic, therapists and doses, decided once and decided again after a change.</summary>
public sealed class ReplanningPropertiesTests
{
    static readonly DateOnly First = Given.Day("2027-03-01"); // the clocks change two weeks later
    static readonly int[] Grids = [5, 10, 15, 20, 30, 60], Lengths = [30, 53, 60];
    static readonly string[] Zones = [Given.LosAngeles, "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata"];

    [Fact]
    public void No_follow_up_breaks_a_rule_and_every_dose_is_followed_or_flagged() =>
        Prop.ForAll(Worlds.ToArbitrary(), world =>
        {
            var booked = new Dictionary<Guid, FollowUp>();
            Decide(world, booked);
            Holds(world, booked);
            var changed = world.Changed();
            Decide(changed, booked);
            Holds(changed, booked);
            Assert.Empty(Decide(changed, booked));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void The_same_knowledge_gives_the_same_follow_ups() =>
        Prop.ForAll(Worlds.ToArbitrary(), world =>
        {
            var (one, other) = (new Dictionary<Guid, FollowUp>(), new Dictionary<Guid, FollowUp>());
            Decide(world, one);
            Decide(world, other);
            Assert.Equal(one.ToDictionary(f => f.Key, f => f.Value.Place), other.ToDictionary(f => f.Key, f => f.Value.Place));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void What_is_still_legal_stays_where_it_is() =>
        Prop.ForAll(Worlds.ToArbitrary(), world =>
        {
            var booked = new Dictionary<Guid, FollowUp>();
            Decide(world, booked);
            var before = new Dictionary<Guid, FollowUp>(booked);
            // One dose falls away: nothing that was legal becomes illegal, except what followed it.
            var gone = world with { Sessions = [.. world.Sessions.Select((s, i) => i == 0 ? s with { Status = "cancelled" } : s)] };
            Decide(gone, booked);
            foreach (var (session, followUp) in before.Where(f => f.Key != world.Sessions[0].SessionId && f.Value.Status == FollowUpStatus.Booked))
                Assert.Equal(followUp.Place, booked[session].Place);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    static IReadOnlyList<FollowUpChange> Decide(World world, Dictionary<Guid, FollowUp> followUps)
    {
        var places = followUps.Values.Where(f => f.Status == FollowUpStatus.Booked).Select(f => f.Place!);
        var replanning = new Replanning(
            new() { Days = world.Clinic, Therapists = world.Therapists, Records = world.Records, Booked = [.. places] }, world.Now, Guid.NewGuid);
        var changes = replanning.Changes(world.Patients(followUps));
        foreach (var change in changes)
        {
            Assert.Equal((followUps.GetValueOrDefault(change.After.SessionId)?.Version ?? 0) + 1, change.After.Version);
            followUps[change.After.SessionId] = change.After;
        }
        return changes;
    }

    static void Holds(World world, Dictionary<Guid, FollowUp> followUps)
    {
        var zone = WallClock.Zone(world.Clinic.TimeZone);
        foreach (var session in world.Sessions)
        {
            var doses = world.DosesOf(session.PatientId);
            var followUp = followUps.GetValueOrDefault(session.SessionId);
            if (!session.HasDose)
            {
                // Edge case 34: what follows no dose stays only while it integrates another.
                if (followUp is { Status: FollowUpStatus.Booked, Place: { } kept }) Assert.Contains(doses, dose => dose < kept.Date && dose >= kept.Date.AddDays(-3));
                else Assert.True(followUp is null or { Status: FollowUpStatus.Cancelled });
                continue;
            }
            Assert.True(followUp is { Status: FollowUpStatus.Booked or FollowUpStatus.Unplaced });
            if (followUp is { Status: FollowUpStatus.Booked, Place: { } place })
            {
                Assert.InRange(place.Date, session.Date.AddDays(1), session.Date.AddDays(3));
                // By video it may stay on a day that closes afterwards.
                Assert.True(place.Mode == FollowUpMode.Telehealth || world.Clinic.IsOpen(place.Date));
                Assert.True(place.Mode == FollowUpMode.Telehealth || world.Clinic.ClosedPartsOf(place.Date).All(
                    closed => place.EndsAt <= new WallDay(place.Date, zone).Edge(closed.From!.Value) || new WallDay(place.Date, zone).Edge(closed.To!.Value) <= place.StartsAt));
                Assert.DoesNotContain(place.Date, doses);
                Assert.DoesNotContain(doses, dose => dose > session.Date && dose <= place.Date);
                Assert.Equal((place.Date, place.Time), WallClock.ToLocal(place.StartsAt, zone));
                Assert.Equal(session.Minutes, (place.EndsAt - place.StartsAt).TotalMinutes);
                var therapist = world.Therapists.Single(t => t.TherapistId == place.TherapistId);
                Assert.False(therapist.IsAway(place.Date));
                // As instants: on the night the clocks go forward an end of hours may be a time that is skipped.
                Assert.Contains(place.Mode == FollowUpMode.Telehealth ? therapist.TelehealthHours : therapist.Hours, h => h.Day == Weekdays.Of(place.Date) && h.From <= place.Time && place.EndsAt <= new WallDay(place.Date, zone).Edge(h.To));
                Assert.Equal(0, place.Time.ToTimeSpan().TotalMinutes % world.Clinic.GridMinutes);
                if (world.Records.GetValueOrDefault(session.PatientId) is { Only: true } record) Assert.Equal(record.TherapistId, place.TherapistId);
            }
            else if (followUp is { Status: FollowUpStatus.Unplaced })
            {
                Assert.Equal(3, followUp.Days.Count);
            }
        }
        foreach (var day in followUps.Values.Where(f => f.Status == FollowUpStatus.Booked).GroupBy(f => (f.Place!.TherapistId, f.Place.Date)))
        {
            var places = day.Select(f => f.Place!).OrderBy(p => p.StartsAt).ToList();
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.First.EndsAt <= pair.Second.StartsAt));
        }
    }

    sealed record World
    {
        public required ClinicDays Clinic { get; init; }
        public required IReadOnlyList<Therapist> Therapists { get; init; }
        public required IReadOnlyDictionary<string, TherapistOfRecord> Records { get; init; }
        public required IReadOnlyList<Session> Sessions { get; init; }
        public required DateTimeOffset Now { get; init; }
        public required int Seed { get; init; }

        public IReadOnlyList<DateOnly> DosesOf(string patientId) => [.. Sessions.Where(s => s.HasDose && s.PatientId == patientId).Select(s => s.Date)];

        public IEnumerable<KnownPatient> Patients(IReadOnlyDictionary<Guid, FollowUp> followUps) =>
            Sessions.GroupBy(s => s.PatientId).Select(own => new KnownPatient(own.Key, own, [], own.Select(s => followUps.GetValueOrDefault(s.SessionId)).OfType<FollowUp>()));

        /// <summary>Doses move and fall away, a therapist is away, the clinic closes a day.</summary>
        public World Changed()
        {
            var random = new Random(Seed);
            var taken = Sessions.Select(s => (s.PatientId, s.Date)).ToHashSet();
            return this with
            {
                Clinic = Clinic with
                {
                    ClosedOn = [First.AddDays(random.Next(28))],
                    Closures = [new() { Date = First.AddDays(random.Next(28)) }, new() { Date = First.AddDays(random.Next(28)), From = new(6, 0), To = new(11, 30) }],
                },
                Therapists = [.. Therapists.Select(t => random.Next(3) == 0 ? t with { Leave = [new() { From = First.AddDays(random.Next(14)), To = First.AddDays(14 + random.Next(14)) }] } : t)],
                Sessions = [.. Sessions.Select(s => random.Next(5) switch
                {
                    0 => s with { Status = "missed" },
                    1 when taken.Add((s.PatientId, s.Date.AddDays(1))) => s with { Date = s.Date.AddDays(1) },
                    _ => s,
                })],
            };
        }
    }

    static readonly Gen<World> Worlds =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Make(new(seed), seed);

    static World Make(Random random, int seed)
    {
        var weekdays = Enum.GetValues<Weekday>();
        Therapist[] therapists = [.. Enumerable.Range(1, random.Next(1, 4)).Select(i =>
        {
            var from = random.Next(0, 18) * 60 + random.Next(0, 4) * 15;
            var evening = random.Next(0, 21) * 60;
            return Given.Therapist($"th-{i}", Wall(from), Wall(Math.Min(from + random.Next(60, 360), 1439)), weekdays.Where(_ => random.Next(4) > 0)) with
            {
                TelehealthHours = Given.Hours(Wall(evening), Wall(evening + 120), weekdays.Where(_ => random.Next(4) == 0)),
            };
        })];
        string[] patients = [.. Enumerable.Range(1, random.Next(1, 9)).Select(i => $"pt-{i}")];
        return new()
        {
            Seed = seed,
            Now = Given.At("2027-02-20T00:00Z"),
            Clinic = Given.Clinic(
                Zones[random.Next(Zones.Length)], weekdays.Where(_ => random.Next(5) > 0),
                Enumerable.Range(0, 28).Where(_ => random.Next(8) == 0).Select(First.AddDays), grid: Grids[random.Next(Grids.Length)]),
            Therapists = therapists,
            Records = patients.Where(_ => random.Next(2) == 0).ToDictionary(
                patient => patient, _ => Given.Record(therapists[random.Next(therapists.Length)].TherapistId, only: random.Next(3) == 0)),
            Sessions = [.. patients.SelectMany(patient => Enumerable.Range(0, 28).Where(_ => random.Next(4) == 0)
                .Select((day, i) => Given.Dose(First.AddDays(day), i + 1, patientId: patient, minutes: Lengths[random.Next(Lengths.Length)]))).DefaultIfEmpty(Given.Dose(First))],
        };
    }

    static string Wall(int minute) => $"{minute / 60:00}:{minute % 60:00}";
}
