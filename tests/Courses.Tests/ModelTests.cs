using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>
/// Random commands from several clients at once, against a model so plain that it cannot be wrong: how often each course was changed. After every round
/// the clinic's whole state is read and must keep every promise. <c>SCHEDULING_SOAK=1</c> lives through 40 seeds instead of 2.
/// </summary>
public abstract class ModelTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    const int Clients = 4, Rounds = 12, CommandsOfAClient = 3;

    static readonly int Seeds = Environment.GetEnvironmentVariable("SCHEDULING_SOAK") == "1" ? 40 : 2;

    [Fact]
    public async Task Whatever_is_commanded_every_promise_is_kept()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var clinic = await ClinicEarly(new { chairs = Chairs(2), maxMonitored = 2, holidays = "none" });
            App.Clock.Instant = new(2027, 1, 4, 16, 30, 0, TimeSpan.Zero);
            var model = new Model();
            var random = new Random(seed);
            for (var round = 0; round < Rounds; round++)
            {
                var seeds = Enumerable.Range(0, Clients).Select(_ => random.Next()).ToArray();
                await Task.WhenAll(seeds.Select(one => Live(clinic, model, new Random(one))));
                await AssertPromises(clinic, model, $"seed {seed}, round {round}");
                App.Clock.Instant += TimeSpan.FromHours(random.Next(1, 40));
            }
        }
    }

    async Task Live(ClinicOfTest clinic, Model model, Random random)
    {
        for (var i = 0; i < CommandsOfAClient; i++)
        {
            var courses = model.Courses.Keys.ToArray();
            if (courses.Length < 6 || random.Next(6) == 0) await Book(clinic, model, random);
            else await Command(clinic, model, courses[random.Next(courses.Length)], random);
        }
    }

    async Task Book(ClinicOfTest clinic, Model model, Random random)
    {
        var (protocol, pattern) = random.Next(3) switch { 0 => ("spravato-trd", "tue fri"), 1 => ("iv-6-in-2-weeks", "mon wed fri"), _ => ("im-8-in-4-weeks", "mon thu") };
        var monday = new DateOnly(2027, 1, 4).AddDays(7 * random.Next(0, 3));
        while (monday.DayOfWeek != (pattern.StartsWith("tue", StringComparison.Ordinal) ? DayOfWeek.Tuesday : DayOfWeek.Monday) || monday.ToDateTime(new(16, 0)) < App.Clock.Instant.UtcDateTime) monday = monday.AddDays(1);
        var answer = await clinic.TryBook(Course(protocol, $"{monday:yyyy-MM-dd}", pattern, new
        {
            patientId = $"pt-{random.Next(12)}", preferredTime = $"{random.Next(8, 15):00}:{random.Next(4) * 15:00}", acceptUnplaced = true, boosterIntervalsDays = protocol[0] == 's' ? null : Array.Empty<int>(),
        }));
        Assert.True((int)answer.StatusCode is 201 or 409 or 422, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
        if ((int)answer.StatusCode == 201) model.Booked((await answer.Json(201)).Text("courseId"));
    }

    async Task Command(ClinicOfTest clinic, Model model, string courseId, Random random)
    {
        var course = await clinic.Get($"/courses/{courseId}");
        var sessions = course.List("sessions").Concat(course.List("unplaced")).Where(session => session.Line("status") is not "projected").ToArray();
        var session = sessions[random.Next(sessions.Length)];
        var path = $"/sessions/{session.Text("sessionId")}";
        var (to, body) = random.Next(13) switch
        {
            0 or 1 => ($"{path}/move", await Somewhere(clinic, path, random)),
            2 => ($"{path}/cancel", (object)new { reason = random.Next(2) == 0 ? "patient" : "clinic" }),
            3 => ($"{path}/miss", new { }),
            4 => ($"{path}/defer", new { toDate = $"{App.Clock.Instant.AddDays(random.Next(1, 12)):yyyy-MM-dd}", scope = random.Next(2) == 0 ? "this" : "rest", reason = "patient" }),
            5 => ($"{path}/check-in", new { driver = new { kind = "adult" }, fasting = new { kept = true } }),
            6 => ($"{path}/omit", new { reason = "not today" }),
            7 => ($"{path}/{(random.Next(2) == 0 ? "pin" : "unpin")}", new { }),
            8 => ($"{path}/hold", new { reason = "blood-pressure" }),
            9 => ($"{path}/release", new { }),
            10 => ($"/courses/{courseId}/pause", new { reason = "away" }),
            11 => ($"/courses/{courseId}/resume", new { resumeOn = $"{App.Clock.Instant.AddDays(random.Next(1, 9)):yyyy-MM-dd}" }),
            _ => ($"/courses/{courseId}/replan", new { from = $"{App.Clock.Instant.AddDays(1):yyyy-MM-dd}", preferredTime = $"{random.Next(8, 14):00}:00" }),
        };
        var answer = await clinic.Send("POST", to, body);
        Assert.True((int)answer.StatusCode is 200 or 400 or 409 or 422, $"{to}: {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
        if ((int)answer.StatusCode == 200) model.Changed(courseId);
    }

    // Half of the moves go where the clinic says there is room; the others try their luck.
    async Task<object> Somewhere(ClinicOfTest clinic, string path, Random random)
    {
        if (random.Next(2) == 0 && (await clinic.Get($"{path}/alternatives?days=5")).List("items") is { Count: > 0 } offers)
            return new { startsAt = offers[random.Next(offers.Count)].Text("startsAt"), reason = "patient" };
        return new { startsAt = $"{App.Clock.Instant.AddDays(random.Next(0, 10)):yyyy-MM-dd}T{random.Next(8, 15):00}:{random.Next(4) * 15:00}:00-08:00", reason = "clinic" };
    }

    async Task AssertPromises(ClinicOfTest clinic, Model model, string when)
    {
        var sessions = await clinic.All("/sessions?from=2027-01-01&to=2027-12-31");
        var holding = sessions.Where(session => session.Text("status") is "booked" or "checked-in" or "held" or "observing").ToList();

        // No chair twice, turnover kept; no patient twice a day; limits kept at every instant a visit begins.
        foreach (var chair in holding.GroupBy(session => session.Text("chairId")))
        {
            var blocks = chair.Select(session => (From: session.GetProperty("startsAt").GetDateTimeOffset(), To: session.GetProperty("endsAt").GetDateTimeOffset().AddMinutes(15))).OrderBy(block => block.From).ToList();
            for (var i = 1; i < blocks.Count; i++) Assert.True(blocks[i - 1].To <= blocks[i].From, $"{when}: {chair.Key} is booked twice at {blocks[i].From}");
        }
        Assert.All(holding.GroupBy(session => (session.Text("patientId"), session.Text("date"))), day => Assert.True(day.Count() == 1, $"{when}: {day.Key} has {day.Count()} doses"));
        foreach (var session in holding)
        {
            var at = session.GetProperty("startsAt").GetDateTimeOffset();
            Assert.True(holding.Count(other => other.GetProperty("startsAt").GetDateTimeOffset() <= at && at < other.GetProperty("endsAt").GetDateTimeOffset()) <= 2, $"{when}: more than two are monitored at {at}");
            Assert.True(holding.Count(other => other.GetProperty("startsAt").GetDateTimeOffset() == at) == 1, $"{when}: two arrive at {at}");
        }

        // Two days between doses of a patient, for nobody has set the rule aside.
        foreach (var patient in holding.GroupBy(session => session.Text("patientId")))
        {
            var days = patient.Select(session => DateOnly.Parse(session.Text("date"), System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
            for (var i = 1; i < days.Count; i++) Assert.True(days[i].DayNumber - days[i - 1].DayNumber >= 2, $"{when}: {patient.Key} has doses on {days[i - 1]} and {days[i]}");
        }

        // Each accepted command was one step; what was told, replayed, is what there is.
        foreach (var (courseId, version) in model.Courses) Assert.True(version == (await clinic.Get($"/courses/{courseId}")).GetProperty("version").GetInt64(), $"{when}: course {courseId} is not at version {version}");
        var told = await Replayed(clinic);
        foreach (var session in sessions)
            Assert.True(told.TryGetValue(session.Text("sessionId"), out var line) && line == Told(session), $"{when}: told {line}, is {Told(session)}");
    }

    static string Told(JsonElement session) => $"{session.Line("status version doseNumber chairId")} {(session.GetProperty("startsAt").ValueKind is JsonValueKind.Null ? "-" : session.GetProperty("startsAt").GetDateTimeOffset().UtcDateTime.ToString("s"))}";

    async Task<Dictionary<string, string>> Replayed(ClinicOfTest clinic)
    {
        var bodies = await App.Rows<string>("SELECT body FROM outbox WHERE source = @source AND type LIKE 'session.%' ORDER BY seq", new { source = $"/clinics/{clinic.Id}/courses" });
        var (latest, lines) = (new Dictionary<string, long>(), new Dictionary<string, string>());
        foreach (var body in bodies)
        {
            var session = JsonDocument.Parse(body).RootElement;
            var (id, version) = (session.Text("sessionId"), session.GetProperty("version").GetInt64());
            var before = latest.GetValueOrDefault(id);
            Assert.True(version == before || version == before + 1 || before == 0, $"the session {id} was told at version {before} and then at {version}");
            if (version < before) continue;
            latest[id] = version;
            var starts = session.TryGetProperty("startsAt", out var at) && at.ValueKind is JsonValueKind.String ? at.GetDateTimeOffset().UtcDateTime.ToString("s") : "-";
            lines[id] = $"{session.Line("status version doseNumber chairId")} {starts}";
        }
        return lines;
    }

    /// <summary>How often each course was changed, counted from its booking.</summary>
    sealed class Model
    {
        public ConcurrentDictionary<string, long> Courses { get; } = new();

        public void Booked(string courseId) => Courses[courseId] = 1;

        public void Changed(string courseId) => Courses.AddOrUpdate(courseId, 2, (_, version) => version + 1);
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class ModelOnSqliteTests(Apps apps) : ModelTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class ModelOnPostgresTests(Apps apps) : ModelTests(apps, "postgres");
