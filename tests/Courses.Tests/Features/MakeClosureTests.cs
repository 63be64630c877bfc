using System.Text.Json;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class MakeClosureTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    static readonly object OneChair = new { chairs = Chairs(1), maxMonitored = 1, holidays = "none" };

    [Fact]
    public async Task Edge_30_a_storm_day_moves_every_session_in_clinical_priority_order()
    {
        var clinic = await ClinicEarly(OneChair);
        await clinic.Book(Course("iv-6-in-3-weeks", "2027-01-05", "tue thu", new { patientId = "pt-iv", preferredTime = "08:00" }));
        await clinic.Book(Spravato(new { patientId = "pt-trd", preferredTime = "11:00" }));
        await clinic.Book(Course("spravato-mdsi", "2027-01-05", "tue fri", new { patientId = "pt-mdsi", preferredTime = "14:00" }));

        var closed = await Close(clinic, new { date = "2027-01-12", reason = "Storm, ask J. Rivera" });

        Assert.Equal(
            [
                "pt-mdsi 3 induction 2027-01-12T14:00:00-08:00 2027-01-13T14:00:00-08:00 chair-1 1 false",
                "pt-trd 3 induction 2027-01-12T11:00:00-08:00 2027-01-13T11:00:00-08:00 chair-1 1 false",
                "pt-iv 3 acute 2027-01-12T08:00:00-08:00 2027-01-11T08:00:00-08:00 chair-1 -1 false",
            ],
            closed.Lines("moved", "patientId number phase from to chairId shiftDays wasPinned"));
        Assert.Empty(closed.List("unplaced"));
        Assert.Equal(["clinic closed (Storm, ask J. Rivera)"], await ShiftReasons(clinic, "2027-01-13", 1));

        var told = await AllTold(clinic);
        Assert.Equal(
            ["pt-iv clinic-closed 2027-01-12T08:00:00-08:00", "pt-mdsi clinic-closed 2027-01-12T14:00:00-08:00", "pt-trd clinic-closed 2027-01-12T11:00:00-08:00"],
            told.Where(happened => happened.Type == "session.moved.v1").Select(happened => $"{happened.Body.Line("patientId reason")} {happened.Body.GetProperty("previous").Text("startsAt")}").Order());
        var day = told.Single(happened => happened.Type == "clinic.day-changed.v1");
        Assert.Equal($"{closed.Text("closureId")} 2027-01-12 - - clinic - false 1", day.Body.Line("closureId date from to what chairId open version"));
        Assert.DoesNotContain(told, happened => happened.Body.GetRawText().Contains("Rivera", StringComparison.Ordinal));
        Assert.True((await clinic.Get("/audit/verify")).GetProperty("isWhole").GetBoolean());
        Assert.Equal(4, (await clinic.All($"/audit?subject={closed.Text("closureId")}")).Count);
    }

    [Fact]
    public async Task A_dry_run_shows_exactly_the_same_and_changes_nothing()
    {
        var clinic = await ClinicEarly();
        foreach (var i in Enumerable.Range(0, 5)) await clinic.Book(Spravato(new { patientId = $"pt-{i}", preferredTime = $"{8 + i:00}:00" }));
        var before = await Stored(clinic);

        var tried = await clinic.Send("POST", "/closures?dryRun=true", new { date = "2027-01-12", reason = "Storm" }).Json(200);
        var after = await Stored(clinic);
        var closed = await Close(clinic, new { date = "2027-01-12", reason = "Storm" });

        Assert.Equal(before, after);
        Assert.Equal("-", tried.Text("closureId"));
        Assert.Equal(closed.GetProperty("moved").GetRawText(), tried.GetProperty("moved").GetRawText());
        Assert.Equal(closed.GetProperty("unplaced").GetRawText(), tried.GetProperty("unplaced").GetRawText());
        Assert.Equal(5, closed.List("moved").Count);
    }

    [Fact]
    public async Task A_day_that_closes_in_part_keeps_the_session_on_the_day_where_another_time_is_free()
    {
        var clinic = await ClinicEarly();
        await clinic.Book(Spravato());

        var closed = await Close(clinic, new { date = "2027-01-12", fromTime = "12:00", reason = "Staff meeting" });

        Assert.Equal(["2027-01-12T09:15:00-08:00 0"], closed.Lines("moved", "to shiftDays"));
    }

    [Fact]
    public async Task A_chair_that_is_out_of_use_leaves_its_sessions_their_time_in_another()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        var (chair, startsAt) = (course.List("sessions")[0].Text("chairId"), course.List("sessions")[0].Text("startsAt"));

        var closed = await Close(clinic, new { from = "2027-01-01", to = "2027-01-31", what = "chair", chairId = chair, reason = "Repair" });

        Assert.Equal(8, closed.List("moved").Count);
        Assert.All(closed.List("moved"), session => Assert.Equal(session.Text("from"), session.Text("to")));
        Assert.All(closed.List("moved"), session => Assert.NotEqual(chair, session.Text("chairId")));
        Assert.Contains(closed.Lines("moved", "to fromChairId"), line => line == $"{startsAt} {chair}");
        var proposal = await clinic.Propose(Spravato(new { patientId = "pt-2" }));
        Assert.All(proposal.List("sessions").Where(session => session.Text("status") == "booked"), session => Assert.NotEqual(chair, session.Text("chairId")));
        await clinic.TryPropose(Spravato(new { patientId = "pt-2", chairId = chair })).Json(200);
    }

    [Fact]
    public async Task Edge_31_no_session_ends_after_the_prescriber_has_left()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { preferredTime = "14:00" }));

        var closed = await Close(clinic, new { date = "2027-01-12", fromTime = "15:00", what = "prescriber", reason = "Court date" });

        Assert.Equal(["2027-01-12T12:15:00-08:00"], closed.Lines("moved", "to"));
        var other = await clinic.Propose(Spravato(new { patientId = "pt-2", preferredTime = "14:00" }));
        Assert.Equal("2027-01-12T12:00:00-08:00", other.List("sessions")[2].Text("startsAt"));
        var starts = (await clinic.Get($"/sessions/{ClinicOfTest.IdOf(course, 3)}/alternatives?days=0&limit=200")).Lines("items", "endsAt");
        Assert.NotEmpty(starts);
        Assert.All(starts, endsAt => Assert.True(string.CompareOrdinal(endsAt, "2027-01-12T15:00") <= 0 || endsAt.StartsWith("2027-01-12T15:00", StringComparison.Ordinal), endsAt));
        await clinic.TryDo(course, 3, "move", new { startsAt = "2027-01-12T13:00:00-08:00", reason = "patient" }).Refusal("no-prescriber 3");
    }

    [Fact]
    public async Task EX11B_what_finds_nothing_legal_waits_for_a_person()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Course("spravato-trd", "2027-11-23", "tue fri"));

        var closed = await Close(clinic, new { date = "2027-11-26", reason = "Day after Thanksgiving" });

        Assert.Empty(closed.List("moved"));
        Assert.Equal(["2 2027-11-26T10:00:00-08:00 - -"], closed.Lines("unplaced", "number from to chairId"));
        var unplaced = (await clinic.Again(course)).List("unplaced").Single();
        Assert.Equal("2", unplaced.Text("number"));
        Assert.StartsWith("clinic closed (Day after Thanksgiving)", unplaced.Text("reason"), StringComparison.Ordinal);
        var told = await AllTold(clinic);
        Assert.Equal("2 unplaced clinic-closed", told.Single(happened => happened.Type == "session.unplaced.v1").Body.Line("number status reason"));
    }

    [Fact]
    public async Task A_session_that_a_person_put_there_moves_only_because_it_must_and_says_so()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 3, "move", new { startsAt = "2027-01-12T09:00:00-08:00", reason = "patient" });

        var spared = await Close(clinic, new { date = "2027-01-12", fromTime = "11:45", reason = "Staff meeting" });
        var closed = await Close(clinic, new { date = "2027-01-12", fromTime = "11:00", reason = "Staff meeting" });

        Assert.Empty(spared.List("moved"));
        Assert.Equal(["3 2027-01-12T08:15:00-08:00 true"], closed.Lines("moved", "number to wasPinned"));
    }

    [Fact]
    public async Task A_patient_who_is_checked_in_stays_and_one_who_waits_for_a_decision_moves_and_still_waits()
    {
        var clinic = await ClinicEarly();
        var gates = new Dictionary<string, string> { ["screening"] = "cleared", ["consent"] = "cleared", ["rems-enrolment"] = "cleared", ["authorization"] = "cleared", ["drug-on-hand"] = "cleared" };
        var here = await clinic.Book(Spravato(new { patientId = "pt-here", gates }));
        var held = await clinic.Book(Spravato(new { patientId = "pt-held", preferredTime = "13:00" }));
        await clinic.Do(held, 1, "hold", new { reason = "other" });
        At("2027-01-05T09:50");
        await clinic.Do(here, 1, "check-in", new { driver = new { kind = "adult" }, fasting = new { kept = true } });

        var closed = await Close(clinic, new { date = "2027-01-05", reason = "Storm" });

        Assert.Equal(["pt-held 2027-01-06T13:00:00-08:00"], closed.Lines("moved", "patientId to"));
        Assert.Equal("held", (await clinic.Get($"/sessions/{ClinicOfTest.IdOf(held, 1)}")).Text("status"));
    }

    [Fact]
    public async Task Two_sessions_of_one_course_that_must_both_move_keep_their_distance()
    {
        var clinic = await ClinicEarly();
        await clinic.Book(Course("spravato-trd", "2027-01-04", "mon thu", new { horizonSessions = 8 }));

        var closed = await Close(clinic, new { from = "2027-01-11", to = "2027-01-14", reason = "Flood" });

        var (moved, unplaced) = (closed.Lines("moved", "number to"), closed.Lines("unplaced", "number"));
        Assert.Equal(["3 2027-01-15T10:00:00-08:00"], moved);
        Assert.Equal(["4"], unplaced);
    }

    [Fact]
    public async Task Edge_14_on_a_night_when_the_clocks_change_a_closure_ends_when_they_have_changed()
    {
        var clinic = await ClinicEarly(new { hours = Hours("sun", "00:00", "08:00"), prescriberHours = OnSite("sun", "00:00", "08:00") });
        await clinic.Book(Course("iv-6-weekly", "2027-03-07", "sun", new { preferredTime = "01:00", boosterIntervalsDays = Array.Empty<int>() }));

        var closed = await Close(clinic, new { date = "2027-03-14", toTime = "02:30", reason = "Cleaning" });

        Assert.Equal(["2027-03-14T01:00:00-08:00 2027-03-14T03:00:00-07:00"], closed.Lines("moved", "from to"));
    }

    [Fact]
    public async Task Edge_60_hours_that_are_added_later_move_nothing()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        await clinic.Put(new { hours = Hours(WorkingDays + " sat", "08:00", "17:00"), prescriberHours = OnSite(WorkingDays + " sat", "08:00", "17:00") }).Json(200);

        Assert.Equal(course.Lines("sessions", "number startsAt chairId version"), (await clinic.Again(course)).Lines("sessions", "number startsAt chairId version"));
    }

    [Fact]
    public async Task Nothing_is_booked_on_a_day_that_is_closed_and_the_plan_says_why()
    {
        var clinic = await ClinicEarly();
        await Close(clinic, new { date = "2027-01-12", reason = "Storm" });
        await Close(clinic, new { date = "2027-01-15", fromTime = "08:00", toTime = "17:00", reason = "Storm again" });

        var course = await clinic.Book(Spravato(new { acceptUnplaced = true }));

        Assert.Equal("2027-01-13 clinic closed (Storm)", course.List("sessions")[2].Line("date shiftReason"));
        Assert.DoesNotContain("2027-01-15", course.List("sessions").Select(session => session.Text("date")));
    }

    [Fact]
    public async Task Bookings_that_race_with_a_closure_never_end_on_the_closed_day()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(8), maxMonitored = 8, maxStartsPerGridLine = 8 });

        var bookings = Enumerable.Range(0, 12).Select(i => clinic.TryBook(Spravato(new { patientId = $"pt-{i}", acceptUnplaced = true }))).ToList();
        var closing = clinic.Send("POST", "/closures", new { date = "2027-01-12", reason = "Storm" });
        var closed = await closing.Json(200);
        foreach (var booking in bookings) await booking.Json(201);

        Assert.Empty(await App.Rows<Guid>("SELECT session_id FROM sessions WHERE clinic_id = @Id AND day = @day AND holds_chair", new { clinic.Id, day = new DateOnly(2027, 1, 12) }));
        Assert.All(closed.List("moved"), session => Assert.NotEqual("2027-01-12", session.Text("to")[..10]));
        Assert.Equal(12 * 8, (await App.Rows<Guid>("SELECT session_id FROM sessions WHERE clinic_id = @Id AND status IN ('booked', 'unplaced')", new { clinic.Id })).Count);
    }

    // One visit a day: the two that must move both want the Wednesday between them.
    [Fact]
    public async Task Two_closures_at_once_never_place_two_sessions_where_one_can_be_watched()
    {
        var clinic = await ClinicEarly(new { maxMonitored = 1, hours = Hours(WorkingDays, "10:00", "12:45"), prescriberHours = OnSite(WorkingDays, "10:00", "12:45"), holidays = "none" });
        await clinic.Book(Spravato(new { patientId = "pt-tue" }));
        await clinic.Book(Course("spravato-trd", "2027-01-04", "mon thu", new { patientId = "pt-mon" }));

        var answers = await Task.WhenAll(
            clinic.Send("POST", "/closures", new { date = "2027-01-12", reason = "Storm" }),
            clinic.Send("POST", "/closures", new { date = "2027-01-14", reason = "Storm" }));

        var closed = new List<JsonElement>();
        foreach (var answer in answers) closed.Add(await answer.Json(200));
        Assert.Equal(["2027-01-13T10:00:00-08:00"], closed.SelectMany(closure => closure.Lines("moved", "to")));
        Assert.Single(closed.SelectMany(closure => closure.List("unplaced")));
    }

    [Fact]
    public async Task Bad_requests_are_refused()
    {
        var clinic = await ClinicEarly();

        Assert.Equal("date", await Try(clinic, new { reason = "x" }).Fields());
        Assert.Equal("date", await Try(clinic, new { date = "2027-01-12", from = "2027-01-12", reason = "x" }).Fields());
        Assert.Equal("to", await Try(clinic, new { from = "2027-01-12", reason = "x" }).Fields());
        Assert.Equal("to", await Try(clinic, new { from = "2027-01-12", to = "2027-01-11", reason = "x" }).Fields());
        Assert.Equal("to", await Try(clinic, new { from = "2027-01-12", to = "2028-01-13", reason = "x" }).Fields());
        Assert.Equal("toTime", await Try(clinic, new { date = "2027-01-12", fromTime = "12:00", toTime = "12:00", reason = "x" }).Fields());
        Assert.Equal("chairId", await Try(clinic, new { date = "2027-01-12", what = "chair", reason = "x" }).Fields());
        Assert.Equal("chairId", await Try(clinic, new { date = "2027-01-12", what = "chair", chairId = "chair-9", reason = "x" }).Fields());
        Assert.Equal("chairId", await Try(clinic, new { date = "2027-01-12", chairId = "chair-1", reason = "x" }).Fields());
        Assert.Equal("reason", await Try(clinic, new { date = "2027-01-12", reason = "" }).Fields());
        await Try(clinic, new { date = "2026-11-30", reason = "x" }).Refusal("in-the-past");
        await clinic.Send("POST", "/closures", new { date = "2027-01-12", reason = "x" }, await App.Key("therapist", clinic.Id)).Problem(403, "forbidden");
        Assert.Empty((await clinic.Get("/closures")).List("items"));
    }

    static Task<HttpResponseMessage> Try(ClinicOfTest clinic, object body) => clinic.Send("POST", "/closures", body);

    static Task<JsonElement> Close(ClinicOfTest clinic, object body) => Try(clinic, body).Json(200);

    static async Task<IReadOnlyList<string>> ShiftReasons(ClinicOfTest clinic, string date, int most) =>
        [.. (await clinic.All($"/sessions?date={date}")).Select(session => session.Text("shiftReason")).Take(most)];

    async Task<string> Stored(ClinicOfTest clinic) => string.Join(
        '\n',
        [
            .. await App.Rows<string>("SELECT CAST(session_id AS text) || ' ' || CAST(version AS text) || ' ' || chair_id || ' ' || CAST(day AS text) FROM sessions WHERE clinic_id = @Id AND chair_id IS NOT NULL ORDER BY session_id", new { clinic.Id }),
            .. await App.Rows<string>("SELECT 'turn ' || CAST(version AS text) FROM clinic_turns WHERE clinic_id = @Id", new { clinic.Id }),
            .. await App.Rows<string>("SELECT 'told ' || subject FROM outbox WHERE source = @source ORDER BY seq", new { source = $"/clinics/{clinic.Id}/courses" }),
        ]);
}

[Collection(OnMovingClock.Sqlite)]
public sealed class MakeClosureOnSqliteTests(Apps apps) : MakeClosureTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class MakeClosureOnPostgresTests(Apps apps) : MakeClosureTests(apps, "postgres");
