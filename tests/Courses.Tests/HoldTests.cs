using System.Text.Json;
using Scheduling.Courses.Features;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>A plan whose chairs are kept while somebody decides: what it stands in the way of, and how it ends.</summary>
public abstract class HoldTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    const string Places = "number date startsAt endsAt firstDeviceAt chairId doseNumber doseMg phase targetDate shiftDays";

    [Fact]
    public async Task A_held_plan_is_booked_as_it_was_shown()
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato(new { patientId = "pt-0" }));

        var held = await Hold(clinic, Spravato(), 10);
        Assert.Equal("- proposed 2026-12-01T05:10:00-08:00", held.Line("courseId status expiresAt"));
        Assert.Single(await App.Rows<string>("SELECT patient_id FROM courses WHERE clinic_id = @Id", new { clinic.Id }));

        var booked = await Confirm(clinic, held);

        Assert.Equal(held.Lines("sessions", Places), booked.Lines("sessions", Places));
        Assert.Equal(held.Lines("reviews", "kind dueDate afterSession"), booked.Lines("reviews", "kind dueDate afterSession"));
        foreach (var same in new[] { "patientId", "protocolId", "protocolVersion", "startDate", "pattern", "openGates", "warnings" })
            Assert.Equal(held.GetProperty(same).GetRawText(), booked.GetProperty(same).GetRawText());
        Assert.Equal(booked.GetRawText(), (await clinic.Get($"/courses/{booked.Text("courseId")}")).GetRawText());
        Assert.False(booked.TryGetProperty("holdId", out _));
        Assert.Equal(8, (await App.Rows<string>("SELECT type FROM outbox WHERE source = @source AND type = 'session.booked.v1' AND body LIKE '%pt-1%'", new { source = $"/clinics/{clinic.Id}/courses" })).Count);
        await HoldsNothing(clinic);
    }

    [Fact]
    public async Task A_hold_is_used_once()
    {
        var clinic = await Clinic();
        var held = await Hold(clinic, Spravato());
        await Confirm(clinic, held);

        await TryConfirm(clinic, held).Problem(409, "hold-expired");
        await TryConfirm(clinic, Guid.CreateVersion7()).Problem(409, "hold-expired");
    }

    [Fact]
    public async Task A_hold_of_another_clinic_is_none_here()
    {
        var (clinic, other) = (await Clinic(), await Clinic());
        var held = await Hold(clinic, Spravato());

        await TryConfirm(other, held).Problem(409, "hold-expired");
        await Confirm(clinic, held);
    }

    [Fact]
    public async Task A_held_chair_is_taken_for_everyone_else()
    {
        var clinic = await Clinic(new { chairs = Chairs(1), hours = Hours(WorkingDays, "10:00", "15:45"), prescriberHours = OnSite(WorkingDays, "10:00", "15:45") });

        var first = await Hold(clinic, Infusions());
        var second = await clinic.Propose(Infusions(new { patientId = "pt-2" }));
        var third = await clinic.Book(Infusions(new { patientId = "pt-3" }));

        Assert.Equal("2027-04-05T10:00:00-07:00 chair-1", first.List("sessions")[0].Line("startsAt chairId"));
        Assert.Equal("2027-04-05T12:30:00-07:00 chair-1", second.List("sessions")[0].Line("startsAt chairId"));
        Assert.Equal("2027-04-05T12:30:00-07:00 chair-1", third.List("sessions")[0].Line("startsAt chairId"));
        await clinic.TryBook(Infusions(new { patientId = "pt-4", pattern = new[] { "mon", "wed", "fri" }, unavailable = Weeks("2027-04-12", 40) })).Problem(422, "rule-violation");
        await Confirm(clinic, first);
    }

    [Fact]
    public async Task A_held_place_counts_in_the_monitored_limit_and_in_the_arrivals()
    {
        var watched = await Clinic(new { maxMonitored = 1, maxStartsPerGridLine = 4 });
        var arriving = await Clinic(new { maxMonitored = 4, maxStartsPerGridLine = 1 });

        await Hold(watched, Infusions());
        await Hold(arriving, Infusions());

        Assert.Equal("2027-04-05T12:15:00-07:00 chair-2", (await watched.Propose(Infusions(new { patientId = "pt-2", preferredTime = "11:15" }))).List("sessions")[0].Line("startsAt chairId"));
        Assert.Equal("2027-04-05T10:15:00-07:00", (await arriving.Propose(Infusions(new { patientId = "pt-2" }))).List("sessions")[0].Text("startsAt"));
    }

    [Fact]
    public async Task A_booked_session_is_not_moved_onto_a_held_chair()
    {
        var clinic = await Clinic(new { chairs = Chairs(1) });
        var booked = await clinic.Book(Infusions(new { patientId = "pt-0", preferredTime = "08:00" }));
        var held = await Hold(clinic, Infusions(new { preferredTime = "13:00" }));
        var session = booked.List("sessions")[0].Text("sessionId");

        await clinic.Send("POST", $"/sessions/{session}/move", new { startsAt = "2027-04-05T12:00:00-07:00", reason = "patient" }).Problem(409, "slot-taken");
        await Confirm(clinic, held);
    }

    [Fact]
    public async Task A_patients_own_hold_is_in_nobodys_way_but_others_and_gives_way_to_a_later_one()
    {
        var clinic = await Clinic(new { chairs = Chairs(1) });
        var first = await Hold(clinic, Infusions());

        Assert.Equal(first.Lines("sessions", Places), (await clinic.Propose(Infusions())).Lines("sessions", Places));
        var second = await Hold(clinic, Infusions(new { preferredTime = "10:30" }));

        Assert.Equal("2027-04-05T10:30:00-07:00", second.List("sessions")[0].Text("startsAt"));
        await TryConfirm(clinic, first).Problem(409, "hold-expired");
        Assert.Equal("2027-04-05T08:00:00-07:00", (await clinic.Propose(Infusions(new { patientId = "pt-2", preferredTime = "08:00" }))).List("sessions")[0].Text("startsAt"));
        await Confirm(clinic, second);
    }

    [Fact]
    public async Task A_course_booked_for_the_patient_ends_the_hold_in_the_whole_group()
    {
        var clinic = await Clinic();
        var other = await Clinic(new { group = clinic.Id });
        var held = await Hold(clinic, Infusions());

        await other.Book(Course("lozenge-home", "2027-01-05", "tue"));

        await TryConfirm(clinic, held).Problem(409, "hold-expired");
        await HoldsNothing(clinic);
    }

    [Fact]
    public async Task A_hold_ends_at_its_instant_and_blocks_nobody_from_then_on()
    {
        await using var app = await CoursesApp.Run(App.Engine);
        var clinic = await ClinicOfTest.At(app, Make.Clinic(new { chairs = Chairs(1) }));
        var held = await Hold(clinic, Infusions(), 1);

        app.Clock.Instant += TimeSpan.FromSeconds(59);
        Assert.Equal("2027-04-05T12:30:00-07:00", (await clinic.Propose(Infusions(new { patientId = "pt-2" }))).List("sessions")[0].Text("startsAt"));

        app.Clock.Instant += TimeSpan.FromSeconds(1);
        Assert.Equal("2027-04-05T10:00:00-07:00", (await clinic.Propose(Infusions(new { patientId = "pt-2" }))).List("sessions")[0].Text("startsAt"));
        await TryConfirm(clinic, held).Problem(409, "hold-expired");
        var second = await Hold(clinic, Infusions(new { patientId = "pt-2" }), 1);
        Assert.Equal("2027-04-05T10:00:00-07:00", second.List("sessions")[0].Text("startsAt"));

        app.Clock.Instant += TimeSpan.FromMinutes(1);
        Assert.Equal("2027-04-05T10:00:00-07:00", (await clinic.Book(Infusions(new { patientId = "pt-3" }))).List("sessions")[0].Text("startsAt"));
        Assert.Empty(app.Log.ErrorsOf(CoursesApp.Trace));
    }

    [Fact]
    public async Task Rules_are_asked_again_and_a_refusal_leaves_the_hold()
    {
        var clinic = await Clinic();
        var held = await Hold(clinic, Infusions());

        await clinic.Put(new { closedOn = new[] { "2027-04-07" } }).Json(200);
        await TryConfirm(clinic, held).Refusal("clinic-closed 2");
        await clinic.Put(new { closedOn = Array.Empty<string>(), prescriberHours = OnSite("mon tue wed thu", "08:00", "17:00") }).Json(200);
        await TryConfirm(clinic, held).Refusal("no-prescriber 3 6");
        await clinic.Put(new { prescriberHours = OnSite(WorkingDays, "08:00", "17:00") }).Json(200);

        Assert.Equal(held.Lines("sessions", Places), (await Confirm(clinic, held)).Lines("sessions", Places));
    }

    [Fact]
    public async Task A_clinic_that_no_longer_has_the_place_ends_the_hold()
    {
        var clinic = await Clinic(new { chairs = Chairs(2) });
        var held = await Hold(clinic, Infusions(new { chairId = "chair-2" }));

        await clinic.Put(new { chairs = Chairs(1) }).Json(200);

        await TryConfirm(clinic, held).Problem(409, "hold-expired");
        Assert.Empty(await App.Rows<Guid>("SELECT course_id FROM courses WHERE clinic_id = @Id", new { clinic.Id }));
    }

    [Fact]
    public async Task A_dose_that_came_between_refuses_the_held_ones_near_it()
    {
        var clinic = await Clinic();
        var also = new { rule = "active-course", by = "dr-1", why = "Bridging" };
        await clinic.Book(Course("lozenge-home", "2027-01-05", "tue"));
        var held = await Hold(clinic, Infusions(new { @override = also }));

        await Change("UPDATE sessions SET day = @day WHERE clinic_id = @Id AND number = 4", new { clinic.Id, day = new DateOnly(2027, 4, 7) });
        await TryConfirm(clinic, held).Refusal("one-per-day 2");
        await Change("UPDATE sessions SET day = @day WHERE clinic_id = @Id AND number = 4", new { clinic.Id, day = new DateOnly(2027, 4, 17) });
        await TryConfirm(clinic, held).Refusal("min-gap 6");
        await Change("UPDATE sessions SET day = @day WHERE clinic_id = @Id AND number = 4", new { clinic.Id, day = new DateOnly(2027, 1, 26) });

        await Confirm(clinic, held);
    }

    [Fact]
    public async Task A_visit_that_began_while_its_hold_lived_is_not_booked()
    {
        await using var app = await CoursesApp.Run(App.Engine);
        var clinic = await ClinicOfTest.At(app, null);
        app.Clock.Instant = new(2027, 4, 5, 16, 50, 0, TimeSpan.Zero);
        var held = await Hold(clinic, Infusions(), 30);
        Assert.Equal("2027-04-05T10:00:00-07:00", held.List("sessions")[0].Text("startsAt"));

        app.Clock.Instant += TimeSpan.FromMinutes(11);

        await TryConfirm(clinic, held).Refusal("in-the-past 1");
    }

    [Fact]
    public async Task A_protocol_edited_while_its_plan_is_held_does_not_change_what_is_booked()
    {
        var clinic = await Clinic();
        var held = await Hold(clinic, Infusions());
        var body = System.Text.Json.Nodes.JsonNode.Parse((await clinic.Get("/protocols/iv-6-in-2-weeks")).GetRawText())!.AsObject();
        body.Remove("version");
        body["block"]!["observationMinutes"] = 120;
        await clinic.Send("PUT", "/protocols/iv-6-in-2-weeks", body).Json(200);

        var booked = await Confirm(clinic, held);

        Assert.Equal("iv-6-in-2-weeks 1", booked.Line("protocolId protocolVersion"));
        Assert.Equal(held.Lines("sessions", Places), booked.Lines("sessions", Places));
        Assert.Equal("iv-6-in-2-weeks 2", (await clinic.Propose(Infusions(new { patientId = "pt-2" }))).Line("protocolId protocolVersion"));
    }

    [Fact]
    public async Task A_held_plan_with_slots_unplaced_is_booked_when_that_is_accepted()
    {
        var clinic = await Clinic();
        var held = await Hold(clinic, Spravato(new { unavailable = Weeks("2027-01-11", 1) }));
        Assert.Equal(["3", "4"], held.Lines("unplaced", "number"));

        await TryConfirm(clinic, held).Refusal("unplaced 3 4");

        var booked = await clinic.Send("POST", "/courses", new { holdId = held.Text("holdId"), acceptUnplaced = true }).Json(201);
        Assert.Equal(["3", "4"], booked.Lines("unplaced", "number"));
    }

    // The day after Thanksgiving is mended by the alternative, a whole week without the clinic by nothing: who takes it takes it as it is.
    [Fact]
    public async Task The_alternative_is_held_and_booked_when_it_is_asked_for()
    {
        var clinic = await Clinic(new { closedOn = Weeks("2027-12-07", 1).Append("2027-11-26") });
        var wish = Course("spravato-trd", "2027-11-23", "tue fri");
        var proposal = await clinic.Propose(wish);
        Assert.Equal(["2", "5", "6"], proposal.Lines("unplaced", "number"));

        var held = await Hold(clinic, With(wish, new { useAlternative = true }));
        var booked = await Confirm(clinic, held);

        Assert.Equal(["5", "6"], held.Lines("unplaced", "number"));
        Assert.Equal(proposal.GetProperty("alternativePlan").Lines("sessions", Places), held.Lines("sessions", Places));
        Assert.Equal(held.Lines("sessions", Places), booked.Lines("sessions", Places));
        Assert.Equal(["5", "6"], booked.Lines("unplaced", "number"));
    }

    [Fact]
    public async Task A_dose_at_home_is_held_without_a_chair()
    {
        var clinic = await Clinic();
        var held = await Hold(clinic, Course("lozenge-home", "2027-01-05", "tue"));

        Assert.Equal(held.Lines("sessions", Places), (await Confirm(clinic, held)).Lines("sessions", Places));
    }

    [Fact]
    public async Task A_hold_sent_twice_with_one_key_is_one_hold_and_so_is_its_confirmation()
    {
        var clinic = await Clinic();
        var (first, second) = (await TryHold(clinic, Infusions(), "10", ("Idempotency-Key", "held")).Json(200), await TryHold(clinic, Infusions(), "10", ("Idempotency-Key", "held")).Json(200));
        Assert.Equal(first.GetRawText(), second.GetRawText());
        await TryHold(clinic, Infusions(), "11", ("Idempotency-Key", "held")).Problem(409, "idempotency-mismatch");

        var (booked, again) = (await TryConfirm(clinic, first, ("Idempotency-Key", "booked")).Json(201), await TryConfirm(clinic, first, ("Idempotency-Key", "booked")).Json(201));
        Assert.Equal(booked.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task What_makes_no_sense_is_told_by_field()
    {
        var clinic = await Clinic();
        foreach (var minutes in new[] { "0", "31", "-1", "x", "10.5", "99999999999" }) Assert.Equal("holdMinutes", await TryHold(clinic, Infusions(), minutes).Fields());
        var held = await Hold(clinic, Infusions(), 30);

        foreach (var junk in new[] { "x", "", "00000000" }) Assert.Equal("holdId", await clinic.Send("POST", "/courses", new { holdId = junk }).Fields());
        Assert.Equal("holdId", await clinic.TryBook(Infusions(new { holdId = held.Text("holdId") })).Fields());
        Assert.Equal("holdId", await clinic.Send("POST", "/courses", new { holdId = held.Text("holdId"), useAlternative = true }).Fields());
        Assert.Equal("holdId", await clinic.TryPropose(Infusions(new { holdId = held.Text("holdId") })).Fields());
        Assert.Equal("patientId pattern protocolId startDate", await clinic.Send("POST", "/courses", new { acceptUnplaced = true }).Fields());
        Assert.Equal("pattern", await clinic.TryBook(Infusions().Without("pattern")).Fields());
        await Confirm(clinic, held);
    }

    [Fact]
    public async Task Only_who_may_book_may_hold()
    {
        var clinic = await Clinic();
        foreach (var role in new[] { "therapist", "subscriber", "admin" })
            await clinic.Send("POST", "/course-proposals?holdMinutes=5", Infusions(), await App.Key(role, clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("POST", "/course-proposals?holdMinutes=5", Infusions(), await App.Key("scheduler", clinic.Id)).Json(200);
    }

    [Theory]
    [InlineData("10:00", "12:30", "chair-1", false)] // the same
    [InlineData("08:00", "10:01", "chair-1", false)] // its end inside
    [InlineData("12:29", "13:00", "chair-1", false)] // within the turnover
    [InlineData("12:30", "14:00", "chair-1", true)]
    [InlineData("08:00", "10:00", "chair-1", true)]
    [InlineData("10:00", "12:30", "chair-2", true)]
    public async Task The_database_itself_keeps_a_held_chair_for_one(string from, string until, string chairId, bool stored)
    {
        var (clinic, booked) = (await Clinic(), await Clinic());
        await Hold(clinic, Infusions());
        await booked.Book(Infusions());

        Assert.Equal(stored, await Try(clinic, clinic));
        Assert.Equal(stored, await Try(booked, booked));

        // One day of a hold written once more by hand, for another patient; and where the same is booked, once by hand.
        async Task<bool> Try(ClinicOfTest at, ClinicOfTest of)
        {
            var row = new { id = Guid.CreateVersion7(), At = at.Id, Of = of.Id, from = At(from), until = At(until), chairId, day = new DateOnly(2027, 4, 5), never = At("23:00") };
            try
            {
                await Change(
                    """
                    INSERT INTO holds (hold_id, clinic_id, group_id, patient_id, expires_at, body) VALUES (@id, @At, @At, 'pt-9', @never, '{}');
                    INSERT INTO hold_places (hold_id, clinic_id, patient_id, day, chair_id, starts_at, ends_at, free_at, expires_at) VALUES (@id, @At, 'pt-9', @day, @chairId, @from, @until, @until, @never)
                    """, row);
                return true;
            }
            catch (System.Data.Common.DbException failure) when (App.Database.Engine.IsConflict(failure))
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task Of_eight_who_confirm_one_hold_at_once_one_books_it()
    {
        var clinic = await Clinic();
        for (var round = 0; round < 5; round++)
        {
            var held = await Hold(clinic, Infusions(new { patientId = $"pt-{round}" }));

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryConfirm(clinic, held)));

            Assert.Equal([201, .. Enumerable.Repeat(409, 7)], answers.Select(answer => (int)answer.StatusCode).Order());
        }
        Assert.Equal(5, (await App.Rows<Guid>("SELECT course_id FROM courses WHERE clinic_id = @Id", new { clinic.Id })).Count);
    }

    // One place a day, and three weeks of it for whoever comes first.
    [Fact]
    public async Task Of_eight_who_hold_the_last_place_at_once_one_gets_it_and_can_book_it()
    {
        for (var round = 0; round < 3; round++)
        {
            var clinic = await Clinic(new { chairs = Chairs(3), maxMonitored = 1, holidays = "none", hours = Hours("mon thu", "10:00", "12:45"), prescriberHours = OnSite("mon thu", "10:00", "12:45") });

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
                ? Hold(clinic, Course("spravato-mdsi", "2027-01-04", "mon thu", new { patientId = $"pt-{i}" }))
                : clinic.Propose(Course("spravato-mdsi", "2027-01-04", "mon thu", new { patientId = $"pt-{i}" }))));
            var holds = answers.Where((_, i) => i % 2 == 0).ToList();

            var won = Assert.Single(holds, hold => hold.List("unplaced").Count == 0);
            Assert.All(holds.Where(hold => hold.Text("holdId") != won.Text("holdId")), hold => Assert.Equal(8, hold.List("unplaced").Count));
            await clinic.TryBook(Course("spravato-mdsi", "2027-01-04", "mon thu", new { patientId = "pt-1" })).Refusal("unplaced 1 2 3 4 5 6 7 8");
            Assert.Equal(won.Lines("sessions", Places), (await Confirm(clinic, won)).Lines("sessions", Places));
        }
    }

    // Blocks of 135, 165 and 120 minutes at crowded hours, held, confirmed and booked all at once.
    [Fact]
    public async Task Visits_of_unequal_length_that_are_held_and_booked_at_once_never_overlap_and_what_was_held_is_booked()
    {
        var full = new { rule = "ceiling-exceeded", by = "dr-1", why = "The clinic is full" };
        for (var round = 0; round < 2; round++)
        {
            var clinic = await Clinic(new { chairs = Chairs(2), maxMonitored = 2, maxStartsPerGridLine = 2, holidays = "none" });

            var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async i =>
            {
                var asked = Course(new[] { "iv-4-in-2-weeks", "spravato-mdsi", "im-8-in-4-weeks" }[i % 3], "2027-02-01", "mon thu", new { patientId = $"pt-{i}", preferredTime = new[] { "10:00", "10:15", "09:30", "11:00" }[i % 4], acceptUnplaced = true, @override = full });
                if (i % 2 == 0) return await clinic.Book(asked);
                var held = await Hold(clinic, asked);
                var booked = await Confirm(clinic, held);
                Assert.Equal(held.Lines("sessions", Places), booked.Lines("sessions", Places));
                return booked;
            }));

            var blocks = answers.SelectMany(course => course.List("sessions")).Where(session => session.Text("status") == "booked")
                .Select(session => (Chair: session.Text("chairId"), From: session.GetProperty("startsAt").GetDateTimeOffset(), Until: session.GetProperty("endsAt").GetDateTimeOffset().AddMinutes(15)))
                .OrderBy(block => block.Chair, StringComparer.Ordinal).ThenBy(block => block.From).ToList();
            Assert.InRange(blocks.Count, 8, 200);
            Assert.All(blocks.Zip(blocks.Skip(1)).Where(pair => pair.First.Chair == pair.Second.Chair), pair => Assert.True(pair.First.Until <= pair.Second.From, $"{pair}"));
            await HoldsNothing(clinic);
        }
    }

    [Fact]
    public async Task Of_a_confirmation_and_the_end_of_its_hold_one_comes_first_and_a_rival_gets_the_place_or_does_not()
    {
        await using var app = await CoursesApp.Run(App.Engine);
        var tick = app.Service<ReleaseExpiredHolds>();
        var (confirmed, expired) = (0, 0);
        for (var round = 0; round < 12; round++)
        {
            var clinic = await ClinicOfTest.At(app, new { chairs = Chairs(1), hours = Hours(WorkingDays, "10:00", "12:15"), prescriberHours = OnSite(WorkingDays, "10:00", "12:15") });
            var held = await Hold(clinic, Infusions(), 5);

            var over = Task.Run(async () =>
            {
                for (var i = 0; i < round % 4; i++) await clinic.Get("");
                app.Clock.Instant += TimeSpan.FromMinutes(5);
                await tick.Run(Cancellation);
            }, Cancellation);
            var confirming = TryConfirm(clinic, held);
            var rival = clinic.TryBook(Infusions(new { patientId = "pt-2", unavailable = Weeks("2027-04-19", 20) }));
            await Task.WhenAll(over, confirming, rival);

            var (mine, theirs) = ((int)(await confirming).StatusCode, (int)(await rival).StatusCode);
            if (mine == 409) await confirming.Problem(409, "hold-expired");
            else Assert.Equal((201, 422), (mine, theirs));
            var later = await clinic.TryBook(Infusions(new { patientId = "pt-3", unavailable = Weeks("2027-04-19", 20) }));
            Assert.Equal(1, new[] { mine, theirs, (int)later.StatusCode }.Count(status => status == 201));
            _ = mine == 201 ? confirmed++ : expired++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{confirmed} confirmed, {expired} expired");
        Assert.Empty(app.Log.ErrorsOf(CoursesApp.Trace));
    }

    static Task<HttpResponseMessage> TryHold(ClinicOfTest clinic, object course, string minutes, params (string Name, string Value)[] headers) =>
        clinic.Send("POST", $"/course-proposals?holdMinutes={minutes}", course, CoursesApp.AdminKey, headers);

    static Task<JsonElement> Hold(ClinicOfTest clinic, object course, int minutes = 10) => TryHold(clinic, course, $"{minutes}").Json(200);

    static Task<HttpResponseMessage> TryConfirm(ClinicOfTest clinic, JsonElement held, params (string Name, string Value)[] headers) =>
        TryConfirm(clinic, held.GetProperty("holdId").GetGuid(), headers);

    static Task<HttpResponseMessage> TryConfirm(ClinicOfTest clinic, Guid holdId, params (string Name, string Value)[] headers) =>
        clinic.Send("POST", "/courses", new { holdId }, CoursesApp.AdminKey, headers);

    static Task<JsonElement> Confirm(ClinicOfTest clinic, JsonElement held) => TryConfirm(clinic, held).Json(201);

    /// <summary>Every day of that many weeks.</summary>
    static string[] Weeks(string from, int weeks) =>
        [.. Enumerable.Range(0, 7 * weeks).Select(day => $"{DateOnly.ParseExact(from, "yyyy-MM-dd").AddDays(day):yyyy-MM-dd}")];

    static DateTimeOffset At(string time) => new(DateTime.Parse($"2027-04-05T{time}", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(-7));

    Task Change(string sql, object args) => App.Database.Write(unit => unit.Execute(sql, args), Cancellation);

    async Task HoldsNothing(ClinicOfTest clinic) =>
        Assert.Empty(await App.Rows<string>("SELECT patient_id FROM holds WHERE clinic_id = @Id UNION ALL SELECT patient_id FROM hold_places WHERE clinic_id = @Id", new { clinic.Id }));
}

public sealed class HoldOnSqliteTests(Apps apps) : HoldTests(apps, "sqlite");

public sealed class HoldOnPostgresTests(Apps apps) : HoldTests(apps, "postgres");
