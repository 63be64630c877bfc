using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>Many who want the same at once. <c>SCHEDULING_SOAK=1</c> repeats each race 50 times instead of 3.</summary>
public abstract class RaceTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    const int Slots = 20;
    const int Rivals = 8;

    static readonly int Rounds = Environment.GetEnvironmentVariable("SCHEDULING_SOAK") == "1" ? 50 : 3;
    static readonly DateOnly Monday = new(2027, 1, 4);

    // Two days a week, one block each, and a course that takes all of them for four weeks: who loses has nowhere to go.
    [Fact]
    public async Task Of_eight_rivals_for_the_last_chair_exactly_one_gets_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var clinic = await Clinic(new { chairs = Chairs(1), holidays = "none", hours = Hours("mon thu", "10:00", "12:45"), prescriberHours = OnSite("mon thu", "10:00", "12:45") });

            var answers = await Race((slot, rival) => clinic.TryBook(Course("spravato-mdsi", $"{Monday.AddDays(28 * slot):yyyy-MM-dd}", "mon thu", new { patientId = $"pt-{slot}-{rival}" })));

            foreach (var rivals in answers)
            {
                Assert.Equal(Enumerable.Repeat(422, Rivals - 1).Prepend(201), rivals.Select(answer => (int)answer.StatusCode).Order());
                // Each loser saw what the winner had taken: no booking was planned on chairs that were gone by then.
                foreach (var loser in rivals.Where(answer => (int)answer.StatusCode == 422)) await Task.FromResult(loser).Refusal("unplaced 1 2 3 4 5 6 7 8");
            }
            var blocks = await Blocks(clinic);
            AssertNoneOverlaps(blocks);
            Assert.Equal(Slots * 8, blocks.Count);
            Assert.Equal(Slots * 8, blocks.Select(block => block.StartsAt.Date).Distinct().Count());
            Assert.Equal(Slots, (await App.Rows<Guid>("SELECT course_id FROM courses WHERE clinic_id = @Id", new { clinic.Id })).Count);
        }
    }

    // Losers may take another hour, chair or day, and half of them find none.
    [Fact]
    public async Task Rivals_who_may_move_on_never_share_a_chair()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var clinic = await Clinic(new { chairs = Chairs(2), holidays = "none", hours = Hours(WorkingDays, "08:00", "12:45"), prescriberHours = OnSite(WorkingDays, "08:00", "12:45"), maxMonitored = 2, maxStartsPerGridLine = 2 });

            var answers = await Race((slot, rival) => clinic.TryBook(Course("iv-4-in-2-weeks", $"{Monday.AddDays(7 * (slot / 2) + (slot % 2 * 3)):yyyy-MM-dd}", "mon thu", new
            {
                patientId = $"pt-{slot}-{rival}", preferredTime = rival % 2 == 0 ? "08:00" : "10:30", boosterIntervalsDays = Array.Empty<int>(),
            })));

            var won = new List<string>();
            foreach (var answer in answers.SelectMany(rivals => rivals))
            {
                if ((int)answer.StatusCode == 201) won.AddRange((await answer.Json(201)).Lines("sessions", "sessionId chairId"));
                else Assert.Equal(422, (int)answer.StatusCode);
            }
            var blocks = await Blocks(clinic);
            AssertNoneOverlaps(blocks);
            Assert.Equal(won.Order(StringComparer.Ordinal), blocks.Select(block => $"{block.SessionId} {block.ChairId}").Order(StringComparer.Ordinal));
            Assert.InRange(blocks.Count, 4, Slots * Rivals * 4 - 1);
        }
    }

    [Fact]
    public async Task Of_two_courses_for_one_patient_at_two_clinics_of_a_group_one_is_booked()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = await Clinic();
            var second = await Clinic(new { group = first.Id });

            var answers = await Task.WhenAll(Enumerable.Range(0, Slots).Select(slot => Task.WhenAll(
                first.TryBook(Course("lozenge-home", "2027-01-05", "tue", new { patientId = $"pt-{slot}" })),
                second.TryBook(Course("lozenge-home", "2027-01-05", "tue", new { patientId = $"pt-{slot}" })))));

            foreach (var pair in answers)
            {
                Assert.Equal([201, 422], pair.Select(answer => (int)answer.StatusCode).Order());
                await Task.FromResult(pair.Single(answer => (int)answer.StatusCode == 422)).Refusal("active-course");
            }
        }
    }

    [Fact]
    public async Task A_patient_whose_courses_may_overlap_still_has_one_dose_a_day_and_a_free_day_between()
    {
        var also = new { rule = "active-course", by = "dr-1", why = "Bridging" };
        for (var round = 0; round < Rounds; round++)
        {
            var first = await Clinic(new { holidays = "none" });
            var second = await Clinic(new { group = first.Id, holidays = "none" });

            var answers = await Task.WhenAll(Enumerable.Range(0, Slots).SelectMany(slot => new[]
            {
                first.TryBook(Course("lozenge-home", "2027-01-05", "tue", new { patientId = $"pt-{slot}", @override = also })),
                second.TryBook(Course("iv-6-weekly", "2027-01-05", "tue", new { patientId = $"pt-{slot}", @override = also, preferredTime = "08:00" })),
            }));

            Assert.All(answers, answer => Assert.Contains((int)answer.StatusCode, new[] { 201, 422 }));
            var doses = await App.Rows<Dose>("SELECT patient_id AS Patient, day AS Day FROM sessions WHERE group_id = @Id AND holds_dose ORDER BY patient_id, day", new { first.Id });
            Assert.Equal(Slots, doses.Select(dose => dose.Patient).Distinct().Count());
            Assert.All(doses.Zip(doses.Skip(1)).Where(pair => pair.First.Patient == pair.Second.Patient), pair => Assert.True(pair.Second.Day.DayNumber - pair.First.Day.DayNumber >= 2, $"{pair}"));
        }
    }

    /// <summary>All rivals of all slots at once; what each slot's were answered.</summary>
    static async Task<IReadOnlyList<HttpResponseMessage[]>> Race(Func<int, int, Task<HttpResponseMessage>> book) =>
        await Task.WhenAll(Enumerable.Range(0, Slots).Select(slot => Task.WhenAll(Enumerable.Range(0, Rivals).Select(rival => book(slot, rival)))));

    Task<IReadOnlyList<Block>> Blocks(ClinicOfTest clinic) => App.Rows<Block>(
        "SELECT session_id AS SessionId, chair_id AS ChairId, starts_at AS StartsAt, ends_at AS EndsAt, free_at AS FreeAt FROM sessions WHERE clinic_id = @Id AND holds_chair ORDER BY chair_id, starts_at", new { clinic.Id });

    static void AssertNoneOverlaps(IReadOnlyList<Block> blocks)
    {
        Assert.All(blocks, block => Assert.Equal(block.EndsAt.AddMinutes(15), block.FreeAt));
        Assert.All(blocks.Zip(blocks.Skip(1)).Where(pair => pair.First.ChairId == pair.Second.ChairId), pair => Assert.True(pair.First.FreeAt <= pair.Second.StartsAt, $"{pair.First} and {pair.Second}"));
    }

    sealed record Block
    {
        public required Guid SessionId { get; init; }
        public required string ChairId { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required DateTimeOffset EndsAt { get; init; }
        public required DateTimeOffset FreeAt { get; init; }
    }

    sealed record Dose
    {
        public required string Patient { get; init; }
        public required DateOnly Day { get; init; }
    }
}

public sealed class RaceOnSqliteTests(Apps apps) : RaceTests(apps, "sqlite");

public sealed class RaceOnPostgresTests(Apps apps) : RaceTests(apps, "postgres");
