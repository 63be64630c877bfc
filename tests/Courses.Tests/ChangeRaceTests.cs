using System.Text.Json;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>The races that public schedulers have lost: changes against bookings, and one person's click against another's. <c>SCHEDULING_SOAK=1</c> repeats each 50 times instead of 3.</summary>
public abstract class ChangeRaceTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    static readonly int Rounds = Environment.GetEnvironmentVariable("SCHEDULING_SOAK") == "1" ? 50 : 3;

    // Eight visits that want times of one morning, a quarter of an hour apart: two can have what they want.
    [Fact]
    public async Task Overlapping_but_unequal_times_never_share_a_chair()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var clinic = await Clinic(new { chairs = Chairs(1), maxMonitored = 4, holidays = "none" });
            var courses = new List<JsonElement>();
            for (var patient = 0; patient < 8; patient++)
                courses.Add(await clinic.Book(Course("iv-4-in-2-weeks", $"{new DateOnly(2027, 1, 4).AddDays(14 * patient):yyyy-MM-dd}", "mon thu", new { patientId = $"pt-{patient}", boosterIntervalsDays = Array.Empty<int>() })));

            // Each moves its last session to the same far day.
            var answers = await Task.WhenAll(courses.Select((course, i) => clinic.TryDo(course, 4, "move", new
            {
                startsAt = $"2027-05-06T{8 + i / 4:00}:{i % 4 * 15:00}:00-07:00", reason = "patient", @override = new { rule = "ceiling-exceeded", by = "dr-lee", why = "race" },
            })));

            Assert.All(answers, answer => Assert.Contains((int)answer.StatusCode, new[] { 200, 409 }));
            var day = await clinic.All("/sessions?date=2027-05-06&status=booked");
            Assert.Equal(answers.Count(answer => (int)answer.StatusCode == 200), day.Count);
            Assert.InRange(day.Count, 1, 2);
            AssertNoneOverlaps(day);
        }
    }

    [Fact]
    public async Task A_slot_that_a_move_frees_goes_to_one_booking_or_to_none()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var clinic = await Clinic(new { chairs = Chairs(1), holidays = "none", hours = Hours("mon tue wed thu", "10:00", "12:45"), prescriberHours = OnSite("mon tue wed thu", "10:00", "12:45") });
            var held = await clinic.Book(Course("iv-6-weekly", "2027-01-05", "tue", new { boosterIntervalsDays = Array.Empty<int>() }));

            var move = clinic.TryDo(held, 1, "move", new { startsAt = "2027-01-06T10:00:00-08:00", reason = "patient" });
            var rivals = Enumerable.Range(0, 4).Select(rival => clinic.TryBook(Course("spravato-mdsi", "2027-01-05", "tue thu", new { patientId = $"rival-{rival}", acceptUnplaced = true }))).ToArray();
            await Task.WhenAll(rivals.Append(move));

            // A rival may have shifted to the day it wanted first; then it stays where it was.
            var moved = (int)(await move).StatusCode == 200;
            if (!moved) await move.Problem(409, "slot-taken");
            var booked = await clinic.All("/sessions?from=2027-01-01&to=2027-03-31&status=booked");
            Assert.Equal(moved ? "2027-01-06" : "2027-01-05", booked.Single(session => session.Line("patientId number") == "pt-1 1").Text("date"));
            AssertNoneOverlaps(booked);
        }
    }

    [Fact]
    public async Task A_rival_that_takes_the_seventh_place_leaves_a_course_whole_or_refused()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var clinic = await Clinic(new { chairs = Chairs(1), holidays = "none", hours = Hours("mon thu", "10:00", "12:45"), prescriberHours = OnSite("mon thu", "10:00", "12:45") });

            // Both need Monday 25 January; what is there before and after it is only the first one's.
            var answers = await Task.WhenAll(
                clinic.TryBook(Course("spravato-mdsi", "2027-01-04", "mon thu", new { patientId = "pt-1" })),
                clinic.TryBook(Course("spravato-mdsi", "2027-01-25", "mon thu", new { patientId = "pt-2" })));

            Assert.Equal([201, 422], answers.Select(answer => (int)answer.StatusCode).Order());
            var booked = await clinic.All("/sessions?from=2027-01-01&to=2027-03-31&status=booked");
            Assert.Equal(8, booked.Count);
            Assert.Single(booked.Select(session => session.Text("patientId")).Distinct());
        }
    }

    [Fact]
    public async Task Of_two_who_change_the_session_they_both_see_one_is_told_that_it_is_stale()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var clinic = await Clinic();
            var course = await clinic.Book(Spravato());
            var path = $"/sessions/{ClinicOfTest.IdOf(course, 3)}";
            var seen = ("If-Match", "\"1\"");

            var answers = await Task.WhenAll(
                clinic.Send("POST", $"{path}/move", new { startsAt = "2027-01-13T10:00:00-08:00", reason = "patient" }, CoursesApp.AdminKey, seen),
                clinic.Send("POST", $"{path}/cancel", new { reason = "clinic" }, CoursesApp.AdminKey, seen));

            Assert.Equal([200, 412], answers.Select(answer => (int)answer.StatusCode).Order());
            Assert.Equal("2", (await clinic.Get(path)).Text("version"));
            Assert.Equal("2", (await clinic.Again(course)).Text("version"));
        }
    }

    // The answer was lost on its way: whoever asks again, however often, gets that answer and no second booking.
    [Fact]
    public async Task A_retry_after_a_time_out_books_nothing_twice()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var clinic = await Clinic();
            var key = ("Idempotency-Key", $"retry-{clinic.Id}");
            using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var first = SendAndGiveUp(clinic, key, impatient);
            await impatient.CancelAsync();
            await first;

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => clinic.TryBook(Spravato(), key)));

            Assert.All(answers, answer => Assert.Equal(201, (int)answer.StatusCode));
            Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(Cancellation)))).Distinct());
            Assert.Single((await clinic.Get("/courses?patientId=pt-1")).List("items"));
        }
    }

    async Task SendAndGiveUp(ClinicOfTest clinic, (string Name, string Value) key, CancellationTokenSource impatient)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/clinics/{clinic.Id}/courses") { Content = new StringContent(Spravato().ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Api-Key", CoursesApp.AdminKey);
        request.Headers.Add(key.Name, key.Value);
        try
        {
            await App.Http.SendAsync(request, impatient.Token);
        }
        catch (OperationCanceledException)
        {
            // That is what it was for.
        }
    }

    static void AssertNoneOverlaps(IReadOnlyList<JsonElement> sessions)
    {
        var blocks = sessions.OrderBy(session => session.Text("chairId"), StringComparer.Ordinal).ThenBy(session => session.GetProperty("startsAt").GetDateTimeOffset()).ToList();
        Assert.All(blocks.Zip(blocks.Skip(1)).Where(pair => pair.First.Text("chairId") == pair.Second.Text("chairId")), pair =>
            Assert.True(pair.First.GetProperty("endsAt").GetDateTimeOffset().AddMinutes(15) <= pair.Second.GetProperty("startsAt").GetDateTimeOffset(), $"{pair.First} and {pair.Second}"));
    }
}

public sealed class ChangeRaceOnSqliteTests(Apps apps) : ChangeRaceTests(apps, "sqlite");

public sealed class ChangeRaceOnPostgresTests(Apps apps) : ChangeRaceTests(apps, "postgres");
