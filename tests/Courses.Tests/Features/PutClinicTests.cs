using System.Text.Json.Nodes;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class PutClinicTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_clinic_is_created_once_and_then_replaced()
    {
        var path = $"/v1/clinics/{NewId()}";

        var created = await App.Send("PUT", path, Make.Clinic().ToJsonString());
        var replaced = await App.Send("PUT", path, Make.Clinic(new { name = "Other" }).ToJsonString());

        Assert.Equal("Long Beach Wellness 1", (await created.Json(201)).Line("name version"));
        Assert.Equal((path, "\"1\""), (created.Headers.Location?.ToString(), created.Headers.ETag?.Tag));
        Assert.Equal("Other 2", (await replaced.Json(200)).Line("name version"));
        Assert.Equal("\"2\"", replaced.Headers.ETag?.Tag);
        Assert.Equal("Other 2", (await App.Send("GET", path).Json(200)).Line("name version"));
    }

    [Fact]
    public async Task The_example_of_the_API_is_stored_member_for_member()
    {
        var (id, number) = (NewId(), $"+1562{Random.Shared.Next(1_000_000, 9_999_999)}");
        var body = JsonNode.Parse(
            $$"""
            {
              "name": "Long Beach Wellness", "group": "{{id}}", "senderName": "LBW", "phone": "+15625550100", "smsNumber": "{{number}}",
              "timeZone": "America/Los_Angeles",
              "hours": [{ "day": "mon", "opens": "08:00", "closes": "17:00" }],
              "holidays": "us-federal", "openOn": ["2027-10-11"], "closedOn": [],
              "gridMinutes": 15, "turnoverMinutes": 15, "lateMinutes": 15,
              "chairs": [{ "id": "chair-1", "name": "Room 1", "routes": ["intranasal", "iv", "im"] }],
              "prescriberHours": [{ "day": "mon", "from": "08:00", "to": "17:00" }],
              "maxMonitored": 3, "maxStartsPerGridLine": 1,
              "remsCertified": true,
              "ridePolicy": "rideshare-allowed",
              "holdNextPhaseDays": 0
            }
            """)!.AsObject();

        var answer = JsonNode.Parse((await App.Send("PUT", $"/v1/clinics/{id}", body.ToJsonString()).Json(201)).GetRawText())!.AsObject();

        (body["id"], body["version"], body["warnings"]) = (id, 1, new JsonArray());
        Assert.True(JsonNode.DeepEquals(body, answer), answer.ToJsonString());
    }

    [Fact]
    public async Task What_is_left_out_takes_its_default()
    {
        var id = NewId();
        var body = Make.Clinic();
        foreach (var optional in new[] { "senderName", "holidays", "openOn", "closedOn", "gridMinutes", "turnoverMinutes", "lateMinutes", "maxMonitored", "maxStartsPerGridLine", "remsCertified", "ridePolicy", "holdNextPhaseDays" })
            body.Remove(optional);

        var clinic = await App.Send("PUT", $"/v1/clinics/{id}", body.ToJsonString()).Json(201);

        Assert.Equal($"{id} Long Beach Wellness - us-federal   15 15 15 - 1 false responsible-adult 0",
            clinic.Line("group senderName smsNumber holidays openOn closedOn gridMinutes turnoverMinutes lateMinutes maxMonitored maxStartsPerGridLine remsCertified ridePolicy holdNextPhaseDays"));
        Assert.Equal(["no-monitored-limit"], clinic.Lines("warnings", "rule"));
    }

    [Fact]
    public async Task A_clinic_that_changed_in_between_is_not_overwritten()
    {
        var clinic = await Clinic();
        await clinic.Put(new { name = "Second" }, ("If-Match", "\"1\"")).Json(200);

        await clinic.Put(new { name = "Third" }, ("If-Match", "\"1\"")).Problem(412, "stale");
        await clinic.Put(new { name = "Third" }, ("If-Match", "2")).Problem(412, "stale");
        await clinic.Put(new { name = "Third" }, ("If-Match", "W/\"2\"")).Problem(412, "stale");
        Assert.Equal("Second 2", (await clinic.Get("")).Line("name version"));

        await clinic.Put(new { name = "Third" }, ("If-Match", "\"1\", \"2\"")).Json(200);
        await clinic.Put(new { name = "Fourth" }, ("If-Match", "*")).Json(200);
    }

    [Fact]
    public async Task Of_many_who_replace_the_same_version_at_once_one_does()
    {
        var clinic = await Clinic();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => clinic.Send("PUT", "", Make.Clinic(new { name = $"Name {i}" }), CoursesApp.AdminKey, ("If-Match", "\"1\""))));

        Assert.Equal([200, 412, 412, 412, 412, 412, 412, 412], answers.Select(answer => (int)answer.StatusCode).Order());
        Assert.Equal("2", (await clinic.Get("")).Text("version"));
    }

    [Fact]
    public async Task Sessions_that_no_longer_fit_stay_where_they_are_and_are_named()
    {
        var clinic = await Clinic();
        var course = await clinic.Book(Spravato(new { preferredTime = "14:00" })); // until 16:45
        await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = "08:00" }));

        var earlier = await clinic.Put(new { hours = Hours(WorkingDays, "08:00", "16:00") }).Json(200);

        Assert.Equal(Enumerable.Repeat("outside-new-hours", 8), earlier.Lines("warnings", "rule"));
        Assert.All(earlier.List("warnings").Zip(course.List("sessions")), pair => Assert.Contains(pair.Second.Text("sessionId"), pair.First.Text("message"), StringComparison.Ordinal));
        Assert.Equal(course.GetRawText(), (await clinic.Get($"/courses/{course.Text("courseId")}")).GetRawText());

        Assert.Equal(8, (await clinic.Put(new { hours = Hours(WorkingDays, "08:00", "17:00"), prescriberHours = OnSite(WorkingDays, "08:00", "16:30") }).Json(200)).List("warnings").Count);
        var closed = await clinic.Put(new { prescriberHours = OnSite(WorkingDays, "08:00", "17:00"), closedOn = new[] { "2027-01-08" } }).Json(200);
        Assert.Equal(["outside-new-hours", "outside-new-hours"], closed.Lines("warnings", "rule"));
        Assert.Empty((await clinic.Put(new { closedOn = Array.Empty<string>() }).Json(200)).List("warnings"));
        Assert.Equal(16, (await clinic.All("/sessions?from=2027-01-01&to=2027-02-28&status=booked")).Count);
    }

    [Fact]
    public async Task New_hours_bind_new_bookings_only()
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato());

        await clinic.Put(new { hours = Hours("tue wed thu fri sat", "12:00", "20:00"), prescriberHours = OnSite("tue wed thu fri sat", "12:00", "20:00") }).Json(200);

        Assert.Equal("2027-01-05T12:45:00-08:00", (await clinic.Book(Spravato(new { patientId = "pt-2", chairId = "chair-1" }))).List("sessions")[0].Text("startsAt").Replace("13:00", "12:45", StringComparison.Ordinal));
        Assert.Equal("2027-01-09", (await clinic.Book(Course("spravato-trd", "2027-01-09", "sat wed", new { patientId = "pt-3" }))).List("sessions")[0].Text("date"));
    }

    [Fact]
    public async Task A_chair_with_sessions_ahead_cannot_disappear()
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato(new { chairId = "chair-2" }));
        object[] withoutTwo = [Chairs(4)[0], Chairs(4)[2], Chairs(4)[3]];

        var problem = await clinic.Put(new { chairs = withoutTwo, name = "Other" }).Problem(409, "slot-taken");

        Assert.Contains("chair-2", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("Long Beach Wellness 1", (await clinic.Get("")).Line("name version"));
        await clinic.Put(new { chairs = Chairs(2) }).Json(200); // the others may
    }

    [Fact]
    public async Task A_chair_whose_sessions_are_past_may_go_and_so_may_the_zone()
    {
        await using var app = await CoursesApp.Run(App.Engine);
        var clinic = await ClinicOfTest.At(app, null);
        await clinic.Book(Spravato(new { chairId = "chair-2" })); // the last one on 29 January
        await clinic.Put(new { chairs = Chairs(1), timeZone = "America/Denver" }).Problem(422, "rule-violation");

        app.Clock.Instant = new(2027, 1, 30, 0, 0, 0, TimeSpan.Zero);

        await clinic.Put(new { chairs = Chairs(1) }).Json(200);
        await clinic.Put(new { timeZone = "America/Denver" }).Json(200);
        Assert.Empty(app.Log.ErrorsOf(CoursesApp.Trace));
    }

    [Fact]
    public async Task The_zone_cannot_change_while_sessions_are_booked()
    {
        var clinic = await Clinic();
        await clinic.Put(new { timeZone = "America/Denver" }).Json(200);
        await clinic.Book(Course("lozenge-home", "2027-01-05", "tue"));

        await clinic.Put(new { timeZone = "America/New_York" }).Refusal("wrong-state");
        Assert.Equal("America/Denver 2", (await clinic.Get("")).Line("timeZone version"));
    }

    [Fact]
    public async Task The_group_cannot_change_once_courses_are_booked()
    {
        var clinic = await Clinic();
        await clinic.Put(new { group = "one-group" }).Json(200);
        await clinic.Book(Spravato());

        await clinic.Put(new { group = "another-group" }).Refusal("wrong-state");
    }

    [Fact]
    public async Task A_text_number_belongs_to_one_clinic_of_the_installation()
    {
        var number = $"+1562{Random.Shared.Next(1_000_000, 9_999_999)}";
        var (first, second) = (await Clinic(new { smsNumber = number }), await Clinic());

        await second.Put(new { smsNumber = number }).Problem(409, "already-exists");
        await first.Put(new { name = "Keeps its own" }).Json(200);
        await first.Put(new { smsNumber = (string?)null }).Json(200);
        await second.Put(new { smsNumber = number }).Json(200);
    }

    [Theory]
    [InlineData("name", "\"\"", "name")]
    [InlineData("name", "\"   \"", "name")]
    [InlineData("phone", "\"555\"", "phone")]
    [InlineData("phone", "\"+1 562 555 0100\"", "phone")]
    [InlineData("smsNumber", "\"15625550100\"", "smsNumber")]
    [InlineData("senderName", "\"\"", "senderName")]
    [InlineData("senderName", "\"LB Ketamine\"", "senderName")]
    [InlineData("senderName", "\"Centro de Terapia\"", "senderName")]
    [InlineData("group", "\"Not A Slug\"", "group")]
    [InlineData("timeZone", "\"America/Nowhere\"", "timeZone")]
    [InlineData("timeZone", "\"Pacific Standard Time\"", "timeZone")]
    [InlineData("timeZone", "\"../../etc/passwd\"", "timeZone")]
    [InlineData("timeZone", "\"\"", "timeZone")]
    [InlineData("hours", "[]", "hours")]
    [InlineData("hours", """[{"day":"mon","opens":"08:00","closes":"08:00"}]""", "hours[0].closes")]
    [InlineData("hours", """[{"day":"mon","opens":"17:00","closes":"08:00"}]""", "hours[0].closes")]
    [InlineData("hours", """[{"day":"mon","opens":"08:00","closes":"12:00"},{"day":"mon","opens":"11:00","closes":"17:00"}]""", "hours[1]")]
    [InlineData("hours", """[{"day":"mon","opens":"08:00:30","closes":"17:00"}]""", "hours[0].opens")]
    [InlineData("hours", """[{"day":"monday","opens":"08:00","closes":"17:00"}]""", "hours[0].day")]
    [InlineData("hours", """[{"day":"mon","opens":"24:00","closes":"25:00"}]""", "hours[0].opens")]
    [InlineData("hours", """[{"day":"mon","opens":"08:00"}]""", "hours[0].closes")]
    [InlineData("hours", """[{"day":"mon","opens":"08:00","closes":"17:00","note":"x"}]""", "hours[0].note")]
    [InlineData("hours", "[null]", "hours")]
    [InlineData("prescriberHours", """[{"day":"mon","from":"10:00","to":"09:00"}]""", "prescriberHours[0].to")]
    [InlineData("openOn", "[\"2027-02-30\"]", "openOn[0]")]
    [InlineData("gridMinutes", "7", "gridMinutes")]
    [InlineData("gridMinutes", "0", "gridMinutes")]
    [InlineData("gridMinutes", "15.5", "gridMinutes")]
    [InlineData("gridMinutes", "99999999999", "gridMinutes")]
    [InlineData("turnoverMinutes", "-1", "turnoverMinutes")]
    [InlineData("lateMinutes", "-5", "lateMinutes")]
    [InlineData("maxMonitored", "0", "maxMonitored")]
    [InlineData("maxStartsPerGridLine", "0", "maxStartsPerGridLine")]
    [InlineData("holdNextPhaseDays", "-1", "holdNextPhaseDays")]
    [InlineData("holidays", "\"uk\"", "holidays")]
    [InlineData("ridePolicy", "\"walk\"", "ridePolicy")]
    [InlineData("remsCertified", "\"yes\"", "remsCertified")]
    [InlineData("chairs", """[{"id":"A","name":"A","routes":["iv"]}]""", "chairs[0].id")]
    [InlineData("chairs", """[{"id":"a","name":"A","routes":["iv"]},{"id":"a","name":"B","routes":["iv"]}]""", "chairs[1].id")]
    [InlineData("chairs", """[{"id":"a","name":"A","routes":[]}]""", "chairs[0].routes")]
    [InlineData("chairs", """[{"id":"a","name":"A","routes":["home"]}]""", "chairs[0].routes")]
    [InlineData("chairs", """[{"id":"a","name":"A","routes":["iv","iv"]}]""", "chairs[0].routes")]
    [InlineData("chairs", """[{"id":"a","name":"A","routes":["oral"]}]""", "chairs[0].routes[0]")]
    [InlineData("colour", "\"blue\"", "colour")]
    public async Task A_clinic_that_makes_no_sense_is_refused_by_its_field_and_not_stored(string member, string value, string field)
    {
        var clinic = await Clinic();
        var body = Make.Clinic();
        body[member] = JsonNode.Parse(value);
        var path = $"/v1/clinics/{NewId()}";

        Assert.Equal(field, await App.Send("PUT", path, body.ToJsonString()).Fields());
        await App.Send("GET", path).Problem(404, "not-found");
        Assert.Equal(field, await clinic.Send("PUT", "", body).Fields());
        Assert.Equal("1", (await clinic.Get("")).Text("version"));
    }

    [Fact]
    public async Task All_mistakes_are_named_at_once() =>
        Assert.Equal("chairs[0].id gridMinutes hours[0].closes name phone timeZone",
            await App.Send("PUT", $"/v1/clinics/{NewId()}", Make.Clinic(new
            {
                name = "", phone = "0", timeZone = "Mars/Phobos", gridMinutes = 7, hours = Hours("mon", "10:00", "09:00"), chairs = new[] { new { id = "?", name = "A", routes = new[] { "iv" } } },
            }).ToJsonString()).Fields());

    [Theory]
    [InlineData("name")]
    [InlineData("phone")]
    [InlineData("timeZone")]
    [InlineData("hours")]
    [InlineData("chairs")]
    [InlineData("prescriberHours")]
    public async Task What_has_no_default_is_required(string member) =>
        Assert.Equal(member, await App.Send("PUT", $"/v1/clinics/{NewId()}", Make.Clinic().Without(member).ToJsonString()).Fields());

    [Theory]
    [InlineData("UPPER")]
    [InlineData("with space")]
    [InlineData("-first")]
    [InlineData("ünïcode")]
    [InlineData("a_b")]
    [InlineData("a.b")]
    [InlineData("*")]
    [InlineData("\0")]
    public async Task An_id_that_is_none_makes_no_clinic(string id) =>
        Assert.InRange((int)(await App.Send("PUT", $"/v1/clinics/{Uri.EscapeDataString(id)}", Make.Clinic().ToJsonString())).StatusCode, 400, 404);

    [Fact]
    public async Task A_clinic_id_has_at_most_64_characters()
    {
        var id = NewId().PadRight(64, 'x');

        await App.Send("PUT", $"/v1/clinics/{id}", Make.Clinic().ToJsonString()).Json(201);
        Assert.Contains("id", await App.Send("PUT", $"/v1/clinics/{id}x", Make.Clinic().ToJsonString()).Fields(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_an_administrator_of_the_clinic_puts_it()
    {
        var clinic = await Clinic();
        foreach (var role in new[] { "scheduler", "clinician", "therapist", "subscriber" })
            await clinic.Send("PUT", "", clinic.Body, await App.Key(role, clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("PUT", "", clinic.Body, await App.Key("admin", "another-clinic")).Problem(404, "not-found");
        await clinic.Send("PUT", "", clinic.Body, key: "").Problem(401, "unauthenticated");
        Assert.Equal("1", (await clinic.Get("")).Text("version"));

        await clinic.Send("PUT", "", clinic.Body, await App.Key("admin", clinic.Id)).Json(200);
    }

    static string NewId() => $"clinic-{Guid.NewGuid():N}"[..20];
}

public sealed class PutClinicOnSqliteTests(Apps apps) : PutClinicTests(apps, "sqlite");

public sealed class PutClinicOnPostgresTests(Apps apps) : PutClinicTests(apps, "postgres");
