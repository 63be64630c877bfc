using System.Text.Json;
using System.Text.Json.Nodes;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class PutProtocolTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_clinic_gets_a_protocol_of_its_own_and_new_versions_of_it()
    {
        var clinic = await Clinic();
        var body = Of(await clinic.Get("/protocols/iv-6-in-3-weeks"));

        var created = await clinic.Send("PUT", "/protocols/of-ours", body);
        var changed = await clinic.Send("PUT", "/protocols/of-ours", With(body, new { name = "Six, slowly" }));

        Assert.Equal("of-ours 1 IV ketamine, 6 infusions in 3 weeks", (await created.Json(201)).Line("id version name"));
        Assert.Equal(($"/v1/clinics/{clinic.Id}/protocols/of-ours", "\"1\""), (created.Headers.Location?.ToString(), created.Headers.ETag?.Tag));
        Assert.Equal("of-ours 2 Six, slowly", (await changed.Json(200)).Line("id version name"));
        Assert.Equal("\"2\"", changed.Headers.ETag?.Tag);
        Assert.Equal((await changed.Json(200)).GetRawText(), (await clinic.Get("/protocols/of-ours")).GetRawText());
        Assert.Equal("of-ours 2", (await clinic.All("/protocols"))[^1].Line("id version"));
        Assert.Equal(12, (await clinic.All("/protocols")).Count);
    }

    [Fact]
    public async Task What_a_protocol_asks_for_before_the_first_dose_is_told_with_every_session()
    {
        var clinic = await Clinic();
        var body = Of(await clinic.Get("/protocols/iv-6-in-3-weeks"));
        body["followUp"]!["preparation"] = JsonNode.Parse("""{ "sessions": 2, "minutes": 50, "fromDay": 14, "toDay": 7 }""");
        Assert.Equal("2 50 14 7", (await clinic.Send("PUT", "/protocols/of-ours", body).Json(201)).GetProperty("followUp").GetProperty("preparation").Line("sessions minutes fromDay toDay"));
        await clinic.Book(Course("of-ours", "2027-03-02", "tue thu"));

        var sessions = (await AllTold(clinic)).Where(happened => happened.Type == "session.booked.v1").ToList();

        Assert.Equal(6, sessions.Count);
        Assert.All(sessions, happened => Assert.Equal("2 50 14 7", happened.Body.GetProperty("followUp").GetProperty("preparation").Line("sessions minutes fromDay toDay")));
    }

    [Fact]
    public async Task Every_protocol_that_ships_can_be_sent_back_as_it_was_read_and_is_no_new_version()
    {
        var clinic = await Clinic();
        foreach (var shipped in await clinic.All("/protocols"))
        {
            var id = shipped.Text("id");
            var same = await clinic.Send("PUT", $"/protocols/{id}", With(Of(shipped), new { id }));

            Assert.Equal(shipped.GetRawText(), (await same.Json(200)).GetRawText());
            Assert.Equal("\"1\"", same.Headers.ETag?.Tag);
            await clinic.Send("PUT", $"/protocols/own-{id}", Of(shipped)).Json(201);
            Assert.Equal($"own-{id} 1", (await clinic.Send("PUT", $"/protocols/own-{id}", Of(shipped)).Json(200)).Line("id version"));
            Assert.Equal(
                Of(shipped).ToJsonString(), Of(await clinic.Get($"/protocols/own-{id}")).ToJsonString());
        }
        Assert.Equal(22, (await clinic.All("/protocols")).Count);
    }

    [Fact]
    public async Task A_protocol_that_ships_is_replaced_for_this_clinic_only_and_keeps_its_place_in_the_list()
    {
        var (clinic, other) = (await Clinic(), await Clinic());

        var replaced = await clinic.Send("PUT", "/protocols/spravato-trd", With(Of(await clinic.Get("/protocols/spravato-trd")), new { name = "Ours" })).Json(200);

        Assert.Equal("spravato-trd 2 Ours", replaced.Line("id version name"));
        Assert.Equal("spravato-trd 2 Ours", (await clinic.All("/protocols"))[0].Line("id version name"));
        Assert.Equal(11, (await clinic.All("/protocols")).Count);
        Assert.Equal("1 Spravato, treatment-resistant depression", (await other.Get("/protocols/spravato-trd")).Line("version name"));
    }

    [Fact]
    public async Task A_running_course_keeps_the_version_it_was_booked_by_and_the_next_one_gets_the_new()
    {
        var clinic = await Clinic();
        await clinic.Send("PUT", "/protocols/of-ours", Of(await clinic.Get("/protocols/iv-6-in-2-weeks"))).Json(201);
        var first = await clinic.Book(Infusions(new { protocolId = "of-ours" }));

        await clinic.Send("PUT", "/protocols/of-ours", Longer(await clinic.Get("/protocols/of-ours"))).Json(200);
        var second = await clinic.Book(Infusions(new { protocolId = "of-ours", patientId = "pt-2", preferredTime = "08:00" }));
        var third = await clinic.Propose(Infusions(new { protocolId = "of-ours", patientId = "pt-3" }));

        Assert.Equal("of-ours 1", (await clinic.Get($"/courses/{first.Text("courseId")}")).Line("protocolId protocolVersion"));
        Assert.Equal("of-ours 2", (await clinic.Get($"/courses/{second.Text("courseId")}")).Line("protocolId protocolVersion"));
        Assert.Equal("of-ours 2", third.Line("protocolId protocolVersion"));
        Assert.Equal(135, Minutes(first));
        Assert.Equal(195, Minutes(second));
        Assert.Equal(first.GetProperty("sessions").GetRawText(), (await clinic.Get($"/courses/{first.Text("courseId")}")).GetProperty("sessions").GetRawText());
        Assert.Equal(195, Minutes(third));
    }

    [Fact]
    public async Task A_course_is_planned_by_the_whole_of_a_protocol_longer_than_any_that_ships()
    {
        var clinic = await Clinic(new { holidays = "none", chairs = Chairs(1), maxMonitored = 1 });
        var weekly = Of(await clinic.Get("/protocols/iv-6-weekly"));
        var acute = With(weekly["phases"]![0]!, new { sessions = 52, weeks = 52, ceilingDays = 366 });
        await clinic.Send("PUT", "/protocols/a-year", With(weekly, new { phases = new[] { acute, weekly["phases"]![1]!.DeepClone() } })).Json(201);
        // The last chair of the last Tuesday is taken until the afternoon.
        await clinic.Book(Course("iv-6-weekly", "2027-12-28", "tue", new { patientId = "pt-0", preferredTime = "10:00" }));

        var asked = Course("a-year", "2027-01-05", "tue", new { preferredTime = "10:00", horizonSessions = 52 });
        var proposal = await clinic.Propose(asked);
        var course = await clinic.Book(asked);

        Assert.Equal(52, course.List("sessions").Count(session => session.Text("status") == "booked"));
        Assert.Equal(proposal.Lines("sessions", "number startsAt chairId"), course.Lines("sessions", "number startsAt chairId"));
        Assert.Equal("52 2027-12-28T12:30:00-08:00 chair-1", course.List("sessions")[51].Line("number startsAt chairId"));
    }

    [Fact]
    public async Task Mistakes_are_told_by_field_and_nothing_is_stored()
    {
        var clinic = await Clinic();
        var body = Of(await clinic.Get("/protocols/spravato-trd"));

        Assert.Equal("phases", await Put(new { phases = Array.Empty<object>() }).Fields());
        Assert.Equal("phases", await Put(new { phases = new object?[] { null } }).Fields());
        Assert.Equal("block.observationMinutes gates phases[0].patterns[1] phases[1].minGapDays", await Put(new
        {
            block = With(body["block"]!, new { observationMinutes = 60 }),
            gates = new[] { "screening", "consent" },
            phases = new[]
            {
                With(body["phases"]![0]!, new { patterns = new[] { new[] { "tue", "fri" }, new[] { "mon", "sun" } } }), With(body["phases"]![1]!, new { minGapDays = 8 }), body["phases"]![2]!.DeepClone(),
            },
        }).Fields());
        Assert.Equal("version", await Put(new { version = 3 }).Fields());
        Assert.Equal("id", await Put(new { id = "another" }).Fields());
        Assert.Equal("doseMg", await Put(new { doseMg = Array.Empty<int>() }).Fields());
        Assert.Equal("phases[0].sessions", await Put(new { phases = new[] { With(body["phases"]![0]!, null).Without("sessions") } }).Fields());
        Assert.Equal("phases[0].review", await Put(new { phases = new[] { With(body["phases"]![0]!, new { review = "perhaps" }) } }).Fields());
        foreach (var member in new[] { "name", "route", "drug", "block", "minGapDays", "phases", "gates", "followUp", "instructions", "noDriving", "missed" })
            Assert.Equal(member, await clinic.Send("PUT", "/protocols/spravato-trd", With(body, null).Without(member)).Fields());
        Assert.Equal("protocolId", await clinic.Send("PUT", "/protocols/Not_An_Id", body).Fields());

        Assert.Equal("1", (await clinic.Get("/protocols/spravato-trd")).Line("version"));
        Assert.Empty(await App.Rows<string>("SELECT protocol_id FROM protocols WHERE clinic_id = @Id", new { clinic.Id }));

        Task<HttpResponseMessage> Put(object instead) => clinic.Send("PUT", "/protocols/spravato-trd", With(body, instead));
    }

    [Fact]
    public async Task What_is_allowed_and_probably_not_meant_is_warned_of_wherever_the_protocol_is_shown()
    {
        var clinic = await Clinic(new { remsCertified = false, chairs = Chairs(1, "iv"), hours = Hours(WorkingDays, "08:00", "12:00") });
        var iv = Of(await clinic.Get("/protocols/iv-6-in-2-weeks"));

        var put = await clinic.Send("PUT", "/protocols/short", With(iv, new { minGapDays = 1, gates = new[] { "consent" }, block = With(iv["block"]!, new { observationMinutes = 29 }) })).Json(201);
        var spravato = await clinic.Send("PUT", "/protocols/nasal", With(Of(await clinic.Get("/protocols/spravato-trd")), new { indication = "ptsd" })).Json(201);
        var wholeDay = await clinic.Send("PUT", "/protocols/long", With(iv, new { block = With(iv["block"]!, new { observationMinutes = 240 }) })).Json(201);

        Assert.Equal(["short-observation", "consecutive-days", "gate-left-out"], put.Lines("warnings", "rule"));
        Assert.Equal(["off-label", "route-not-offered", "rems-site"], spravato.Lines("warnings", "rule"));
        Assert.Equal(["outside-hours"], wholeDay.Lines("warnings", "rule"));
        Assert.Equal(put.GetRawText(), (await clinic.Get("/protocols/short")).GetRawText());
        Assert.Equal(put.GetRawText(), (await clinic.All("/protocols")).Single(protocol => protocol.Text("id") == "short").GetRawText());
        Assert.False((await clinic.Get("/protocols/iv-6-in-2-weeks")).TryGetProperty("warnings", out _));
    }

    [Fact]
    public async Task A_protocol_that_changed_in_between_is_not_overwritten()
    {
        var clinic = await Clinic();
        var body = Of(await clinic.Get("/protocols/spravato-trd"));
        await clinic.Send("PUT", "/protocols/spravato-trd", With(body, new { name = "Second" }), headers: ("If-Match", "\"1\"")).Json(200);

        await clinic.Send("PUT", "/protocols/spravato-trd", With(body, new { name = "Third" }), headers: ("If-Match", "\"1\"")).Problem(412, "stale");

        Assert.Equal("2 Second", (await clinic.Get("/protocols/spravato-trd")).Line("version name"));
    }

    [Fact]
    public async Task Each_new_version_is_noted_in_the_audit()
    {
        var clinic = await Clinic();
        var body = Of(await clinic.Get("/protocols/iv-6-weekly"));

        await clinic.Send("PUT", "/protocols/iv-6-weekly", body).Json(200); // as it is
        await clinic.Send("PUT", "/protocols/iv-6-weekly", With(body, new { name = "Ours" })).Json(200);
        await clinic.Send("PUT", "/protocols/of-ours", body).Json(201);

        Assert.Equal(
            ["""protocol iv-6-weekly {"protocol iv-6-weekly":[1,2]}""", """protocol of-ours {"protocol of-ours":[0,1]}"""],
            await App.Rows<string>("SELECT command || ' ' || subject || ' ' || versions FROM audit WHERE clinic_id = @Id AND command = 'protocol' ORDER BY seq", new { clinic.Id }));
    }

    [Fact]
    public async Task Only_an_administrator_of_the_clinic_may()
    {
        var clinic = await Clinic();
        var body = Of(await clinic.Get("/protocols/iv-6-weekly"));

        foreach (var role in new[] { "scheduler", "clinician", "therapist", "subscriber" })
            await clinic.Send("PUT", "/protocols/of-ours", body, await App.Key(role, clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("PUT", "/protocols/of-ours", body, await App.Key("admin", "another-clinic")).Problem(404, "not-found");
        await clinic.Send("PUT", "/protocols/of-ours", body, "").Problem(401, "unauthenticated");
        await App.Send("PUT", "/v1/clinics/no-such-clinic/protocols/of-ours", body.ToJsonString()).Problem(404, "not-found");
        await clinic.Send("PUT", "/protocols/of-ours", body, await App.Key("admin", clinic.Id)).Json(201);
    }

    // The day of the dose is a dosing day, on which no follow-up is placed, whatever the window says.
    [Fact]
    public async Task A_window_that_begins_on_the_day_of_the_dose_leaves_no_day_when_the_others_are_closed()
    {
        var clinic = await Clinic();
        var body = Of(await clinic.Get("/protocols/iv-4-in-2-weeks"));
        await clinic.Send("PUT", "/protocols/of-ours", With(body, new { followUp = new { per = "per-dose", fromDay = 0, toDay = 1, minutes = 60 } })).Json(201);

        var plan = await clinic.Propose(Course("of-ours", "2027-02-02", "tue fri", new { boosterIntervalsDays = Array.Empty<int>() }));

        Assert.Equal(["follow-up-window 2", "follow-up-window 4"], plan.Lines("warnings", "rule sessionNumber").Where(line => line.StartsWith("follow", StringComparison.Ordinal)));
    }

    // Each version has a block of its own length, so that a session tells which version it was planned by.
    [Fact]
    public async Task A_course_planned_while_its_protocol_is_edited_has_its_times_and_its_version_from_one_and_the_same()
    {
        var clinic = await Clinic(new { holidays = "none", chairs = Chairs(20), maxMonitored = 100, maxStartsPerGridLine = 100 });
        var body = Of(await clinic.Get("/protocols/iv-4-in-2-weeks"));
        await clinic.Send("PUT", "/protocols/of-ours", WithObservation(1)).Json(201);

        var edits = Task.Run(async () =>
        {
            for (var version = 2; version <= 12; version++) await clinic.Send("PUT", "/protocols/of-ours", WithObservation(version)).Json(200);
        }, Cancellation);
        var plans = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var asked = Course("of-ours", "2027-01-04", "mon thu", new { patientId = $"pt-{i}" });
            return i % 4 == 3 ? await clinic.Propose(asked) : await clinic.Book(asked);
        }));
        await edits;

        Assert.All(plans, plan => Assert.All(plan.List("sessions"), session => Assert.Equal(75 + 60 + plan.GetProperty("protocolVersion").GetInt32(), Minutes(session.GetProperty("startsAt"), session.GetProperty("endsAt")))));

        JsonObject WithObservation(int version) => With(body, new { block = With(body["block"]!, new { observationMinutes = 60 + version }) });
    }

    [Fact]
    public async Task Of_two_who_edit_one_version_at_once_one_is_told_that_it_is_stale()
    {
        var clinic = await Clinic();
        var body = Of(await clinic.Get("/protocols/iv-6-weekly"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => clinic.Send("PUT", "/protocols/iv-6-weekly", With(body, new { name = $"Name {i}" }), headers: ("If-Match", "\"1\""))));

        Assert.Equal([200, .. Enumerable.Repeat(412, 7)], answers.Select(answer => (int)answer.StatusCode).Order());
        Assert.Equal("2", (await clinic.Get("/protocols/iv-6-weekly")).Line("version"));
    }

    /// <summary>The body that would make the protocol as it is.</summary>
    static JsonObject Of(JsonElement protocol)
    {
        var body = JsonNode.Parse(protocol.GetRawText())!.AsObject();
        foreach (var member in new[] { "id", "version", "warnings" }) body.Remove(member);
        return body;
    }

    static JsonObject Longer(JsonElement protocol)
    {
        var body = Of(protocol);
        body["block"]!["observationMinutes"] = 120;
        return body;
    }

    static int Minutes(JsonElement course) => Minutes(course.List("sessions")[0].GetProperty("startsAt"), course.List("sessions")[0].GetProperty("endsAt"));

    static int Minutes(JsonElement startsAt, JsonElement endsAt) => (int)(endsAt.GetDateTimeOffset() - startsAt.GetDateTimeOffset()).TotalMinutes;
}

public sealed class PutProtocolOnSqliteTests(Apps apps) : PutProtocolTests(apps, "sqlite");

public sealed class PutProtocolOnPostgresTests(Apps apps) : PutProtocolTests(apps, "postgres");
