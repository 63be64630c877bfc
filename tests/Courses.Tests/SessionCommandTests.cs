using System.Text;
using System.Text.Json;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>What holds for every command on a session: who may give it, which version was seen, and that whatever is sent is answered and never a fault of ours.</summary>
public abstract class SessionCommandTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    static readonly Dictionary<string, object> Commands = new()
    {
        ["move"] = new { startsAt = "2027-01-13T10:00:00-08:00", reason = "patient" },
        ["defer"] = new { toDate = "2027-01-13", scope = "this", reason = "patient" },
        ["omit"] = new { reason = "Not yet." },
        ["cancel"] = new { reason = "patient" },
        ["miss"] = new { },
        ["pin"] = new { },
        ["unpin"] = new { },
        ["hold"] = new { reason = "other" },
        ["release"] = new { },
        ["check-in"] = Here,
        ["vitals"] = new { systolic = 128, diastolic = 82, by = "rn-1" },
        ["administer"] = new { },
        ["extend-observation"] = new { minutes = 10, why = "Not yet." },
        ["discharge"] = new { leavesWith = "adult" },
        ["rems-form"] = new { submittedAt = "2027-01-12T10:00:00-08:00" },
        ["welfare-check"] = new { by = "rn-1" },
    };

    static readonly string[] OfClinicians = ["omit", "vitals", "administer", "extend-observation", "discharge"];

    static readonly string[] Junk =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"\"", "\" \"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"2027-02-30\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59-12:00\"",
        "\"2199-12-31T23:59:59Z\"", "\"1900-01-01T00:00:00+14:00\"", "\"2027-01-13T10:00:00+99:00\"", "\"2199-12-31\"", "\"1900-01-01\"", "[]", "[null]", "{}", "{\"x\":1}",
        "{\"kind\":\"adult\",\"name\":\"\\ud800\"}", "{\"kept\":false,\"lastFoodAt\":\"9999-12-31T23:59:59Z\"}", "{\"rule\":\"min-gap\",\"by\":\"\\u0000\",\"why\":\"x\"}", $"\"{new string('x', 5000)}\"",
    ];

    [Fact]
    public async Task A_session_is_its_own_clinics_and_of_those_who_work_there()
    {
        var (clinic, other) = (await ClinicEarly(), await ClinicEarly());
        var course = await clinic.Book(Cleared());
        var id = ClinicOfTest.IdOf(course, 3);
        var (scheduler, therapist, elsewhere) = (await App.Key("scheduler", clinic.Id), await App.Key("therapist", clinic.Id), await App.Key("clinician", other.Id));

        await ChangesNothing(clinic, course, async () =>
        {
            foreach (var (command, body) in Commands)
            {
                await other.Send("POST", $"/sessions/{id}/{command}", body).Problem(404, "not-found");
                await clinic.Send("POST", $"/sessions/{Guid.NewGuid()}/{command}", body).Problem(404, "not-found");
                await clinic.Send("POST", $"/sessions/x/{command}", body).Problem(404, "not-found");
                await clinic.Send("POST", $"/sessions/{id}/{command}", body, elsewhere).Problem(404, "not-found");
                await clinic.Send("POST", $"/sessions/{id}/{command}", body, therapist).Problem(403, "forbidden");
                await clinic.Send("POST", $"/sessions/{id}/{command}", body, "").Problem(401, "unauthenticated");
                if (OfClinicians.Contains(command)) await clinic.Send("POST", $"/sessions/{id}/{command}", body, scheduler).Problem(403, "forbidden");
            }

            await other.Send("GET", $"/sessions/{id}/alternatives").Problem(404, "not-found");
            await clinic.Send("GET", $"/sessions/{Guid.NewGuid()}/alternatives").Problem(404, "not-found");
            await clinic.Send("GET", $"/sessions/{id}/alternatives", key: therapist).Problem(403, "forbidden");
            await clinic.Send("GET", $"/sessions/{id}/alternatives", key: "").Problem(401, "unauthenticated");
        });
    }

    [Fact]
    public async Task An_old_version_is_stale_for_every_command()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");
        await clinic.Do(course, 3, "pin");

        await ChangesNothing(clinic, course, async () =>
        {
            foreach (var (command, body) in Commands)
                foreach (var tag in new[] { "\"1\"", "\"3\"", "W/\"2\"", "x" })
                    await clinic.Send("POST", $"/sessions/{ClinicOfTest.IdOf(course, 3)}/{command}", body, CoursesApp.AdminKey, ("If-Match", tag)).Problem(412, "stale");
        });
        var arrived = await clinic.Send("POST", $"/sessions/{ClinicOfTest.IdOf(course, 3)}/check-in", Here, CoursesApp.AdminKey, ("If-Match", "\"2\""));
        Assert.Equal("3", (await arrived.Json(200)).Text("version"));
        Assert.Equal("\"3\"", arrived.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_treatment_day_that_is_told_twice_happens_once()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.Do(course, "gates/authorization", new { status = "cleared", units = 8 });
        var (version, answers) = (1, new List<JsonElement>());
        foreach (var (command, time, body) in new[] { ("check-in", "10:00", Here), ("vitals", "10:05", Commands["vitals"]), ("administer", "10:15", new { }), ("extend-observation", "12:00", Commands["extend-observation"]), ("discharge", "12:35", Commands["discharge"]) })
        {
            At($"2027-01-12T{time}");
            Task<HttpResponseMessage> Again() => clinic.Send("POST", $"/sessions/{ClinicOfTest.IdOf(course, 3)}/{command}", body, CoursesApp.AdminKey, ("Idempotency-Key", $"once-{command}"));
            var told = await Told(clinic, async () => answers.Add(await Again().Json(200)));
            Assert.Equal(2, told.Count);
            Assert.Empty(await Told(clinic, async () => Assert.Equal(answers[^1].GetRawText(), (await Again().Json(200)).GetRawText())));
            Assert.Equal($"{++version}", answers[^1].Text("version"));
        }

        Assert.Contains("authorization 8 3", (await clinic.Again(course)).Lines("gates", "gate units usedUnits"));
        Assert.Equal("discharged 3 84 4", (await Read(clinic, course, 3)).Line("status doseNumber doseMg gapDays"));
    }

    [Fact]
    public async Task Whatever_is_sent_is_answered_and_what_is_refused_changes_nothing()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-08T10:00");
        var wrong = new List<string>();
        foreach (var (command, sound) in Commands.Where(command => command.Key is not ("pin" or "unpin" or "release")))
        {
            var members = JsonSerializer.SerializeToNode(sound, Platform.Http.Json.Options)!.AsObject().Select(member => member.Key).Concat(["override", "at", "lastDeviceAt", "doseMg", "chairId", "x"]).Distinct().ToList();
            foreach (var member in members)
            {
                foreach (var junk in Junk)
                {
                    var body = With(sound, null).Without(member).ToJsonString();
                    body = $"{body[..^1]}{(body.Length > 2 ? "," : "")}\"{member}\":{junk}}}";
                    // A session that is only foreseen: nothing sound can happen to it.
                    var answer = await App.Send("POST", $"/v1/clinics/{clinic.Id}/sessions/{ClinicOfTest.IdOf(course, 9)}/{command}", body);
                    var status = (int)answer.StatusCode;
                    if (status is not (400 or 422)) wrong.Add($"{command} {member}: {junk[..Math.Min(60, junk.Length)]} -> {status}");
                }
            }

            foreach (var body in Junk.Where(junk => junk is not "null" || command is not "miss"))
            {
                var answer = await clinic.Send("POST", $"/sessions/{ClinicOfTest.IdOf(course, 9)}/{command}", null, CoursesApp.AdminKey);
                if (command is not "miss" && (int)answer.StatusCode is not (400 or 415)) wrong.Add($"{command} without a body -> {(int)answer.StatusCode}");
                answer = await App.Send("POST", $"/v1/clinics/{clinic.Id}/sessions/{ClinicOfTest.IdOf(course, 9)}/{command}", new StringContent(body, Encoding.UTF8, "application/json"), CoursesApp.AdminKey);
                if ((int)answer.StatusCode is not (400 or 422)) wrong.Add($"{command}: {body[..Math.Min(60, body.Length)]} -> {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal("1", (await clinic.Again(course)).Text("version"));
    }

    [Fact]
    public async Task A_course_that_stands_still_or_has_ended_takes_no_commands_for_what_is_ahead()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");
        await clinic.Do(course, "pause", new { reason = "Travels." });

        foreach (var (command, body) in Commands)
            await ChangesNothing(clinic, course, () => clinic.TryDo(course, 4, command, body).Refusal("wrong-state 4"));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class SessionCommandOnSqliteTests(Apps apps) : SessionCommandTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class SessionCommandOnPostgresTests(Apps apps) : SessionCommandTests(apps, "postgres");
