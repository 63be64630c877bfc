using System.Text.Json;
using System.Text.Json.Nodes;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class BookCourseTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    const string Slot = "number date shiftDays";
    const string Place = "date startsAt chairId";

    [Fact]
    public async Task The_example_of_the_API_is_answered_as_it_is_shown()
    {
        var clinic = await Clinic();
        var sent = await clinic.TryBook(JsonNode.Parse(
            """
            {
              "patientId": "pt-1001", "protocolId": "spravato-trd",
              "startDate": "2027-01-05", "pattern": ["tue", "fri"],
              "preferredTime": "10:00", "timeWindow": { "from": "08:00", "to": "17:00" },
              "chairId": null, "boosterIntervalsDays": null, "horizonSessions": 16,
              "unavailable": ["2027-01-19"],
              "doseMg": [56, 84],
              "gates": { "screening": "cleared", "consent": "cleared", "rems-enrolment": "cleared", "drug-on-hand": "cleared" },
              "acceptUnplaced": false, "useAlternative": false, "override": null
            }
            """)!.AsObject());
        var course = await sent.Json(201);

        Assert.Equal($"/v1/clinics/{clinic.Id}/courses/{course.Text("courseId")}", sent.Headers.Location?.ToString());
        Assert.Equal("\"1\"", sent.Headers.ETag?.ToString());
        Assert.Equal(
            ["courseId", "clinicId", "patientId", "protocolId", "protocolVersion", "status", "version", "startDate", "pattern",
                "sessions", "unplaced", "alternativePlan", "reviews", "warnings", "openGates", "gates"],
            course.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"{clinic.Id} pt-1001 spravato-trd 1 active 1 2027-01-05 tue,fri - authorization",
            course.Line("clinicId patientId protocolId protocolVersion status version startDate pattern alternativePlan openGates"));
        AssertSame(
            $$"""
            {
              "sessionId": "{{course.List("sessions")[0].Text("sessionId")}}", "number": 1, "doseNumber": 1, "phase": "induction", "treatmentWeek": 1,
              "targetDate": "2027-01-05", "date": "2027-01-05", "shiftDays": 0, "shiftReason": null, "gapDays": null,
              "startsAt": "2027-01-05T10:00:00-08:00", "endsAt": "2027-01-05T12:45:00-08:00", "firstDeviceAt": "2027-01-05T10:15:00-08:00", "chairId": "chair-1",
              "status": "booked", "version": 1, "noDrivingBefore": "2027-01-06", "noDrivingUntil": null, "remsFormDue": "2027-01-12", "doseMg": 56, "devices": 2
            }
            """, course.List("sessions")[0]);
        Assert.Equal("5 2027-01-19 2027-01-20 1 patient unavailable 5", course.List("sessions")[4].Line("number targetDate date shiftDays shiftReason gapDays"));
        Assert.Equal(["benefit 2027-01-29 8 open"], course.Lines("reviews", "kind dueDate afterSession status"));
        Assert.Empty(course.List("unplaced"));
        Assert.Equal("gate-open", course.List("warnings")[^1].Text("rule"));
        var ids = course.List("sessions").Select(session => session.Text("sessionId")).Append(course.Text("courseId")).Append(course.List("reviews")[0].Text("reviewId")).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(7, Guid.ParseExact(id, "D").Version));
    }

    [Fact]
    public async Task What_is_answered_is_what_is_stored()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-02-19" } });
        var sent = await clinic.TryBook(Spravato(new { preferredTime = "13:30", gates = new { consent = "cleared" } }));
        var course = await sent.Json(201);

        AssertSame(course.GetRawText(), await clinic.Get($"/courses/{course.Text("courseId")}"));
        foreach (var session in course.List("sessions"))
        {
            var alone = await clinic.Get($"/sessions/{session.Text("sessionId")}");
            foreach (var member in session.EnumerateObject()) Assert.Equal(session.Line(member.Name), alone.Line(member.Name));
        }
    }

    [Fact]
    public async Task The_current_phase_holds_chairs_and_later_phases_are_only_shown()
    {
        var clinic = await Clinic();
        var sessions = (await clinic.Book(Spravato())).List("sessions");

        Assert.Equal(16, sessions.Count); // 8 + 4, and four of the phase without an end
        Assert.All(sessions.Take(8), session => Assert.Equal("induction booked chair-1", session.Line("phase status chairId")));
        Assert.All(sessions.Skip(8).Take(4), session => Assert.Equal("weekly projected -", session.Line("phase status chairId")));
        Assert.All(sessions.Skip(12), session => Assert.Equal("maintenance projected -", session.Line("phase status chairId")));
        Assert.All(sessions.Skip(8), session => Assert.EndsWith("T10:00:00-08:00", session.Text("startsAt").Replace("-07:00", "-08:00", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(
            Enumerable.Repeat("True True", 8).Concat(Enumerable.Repeat("False False", 8)),
            (await App.Rows<Held>("SELECT holds_chair AS Chair, holds_dose AS Dose FROM sessions WHERE clinic_id = @Id ORDER BY number", new { clinic.Id })).Select(held => $"{held.Chair} {held.Dose}"));
        // What is only shown stands in nobody's way.
        Assert.Equal("2027-02-05T10:00:00-08:00 chair-1", (await clinic.Book(Spravato(new { patientId = "pt-2", startDate = "2027-02-05" }))).List("sessions")[0].Line("startsAt chairId"));
    }

    [Fact]
    public async Task A_visit_goes_to_the_chair_that_is_busiest_that_day_and_then_to_the_first_of_the_list()
    {
        var clinic = await Clinic(new { maxStartsPerGridLine = 4, maxMonitored = 4 });
        await clinic.Book(Spravato(new { patientId = "pt-1", preferredTime = "08:00", chairId = "chair-3" }));

        Assert.Equal("2027-01-05 2027-01-05T12:00:00-08:00 chair-3", await FirstPlace(clinic, "pt-2", "12:00"));
        Assert.Equal("2027-01-05 2027-01-05T12:00:00-08:00 chair-1", await FirstPlace(clinic, "pt-3", "12:00"));
        Assert.Equal("2027-01-05 2027-01-05T12:00:00-08:00 chair-2", await FirstPlace(clinic, "pt-4", "12:00"));
        Assert.Equal("2027-01-05 2027-01-05T12:00:00-08:00 chair-4", await FirstPlace(clinic, "pt-5", "12:00"));
    }

    [Fact]
    public async Task A_visit_starts_as_near_as_can_be_to_the_wish_and_of_two_equal_starts_at_the_later()
    {
        var clinic = await Clinic(new { maxMonitored = (int?)null });

        Assert.Equal("2027-01-05 2027-01-05T11:00:00-08:00 chair-1", await FirstPlace(clinic, "pt-1", "11:00"));
        Assert.Equal("2027-01-05 2027-01-05T11:15:00-08:00 chair-2", await FirstPlace(clinic, "pt-2", "11:00"));
        Assert.Equal("2027-01-05 2027-01-05T10:45:00-08:00 chair-3", await FirstPlace(clinic, "pt-3", "11:00"));
        Assert.Equal("2027-01-05 2027-01-05T11:30:00-08:00 chair-4", await FirstPlace(clinic, "pt-4", "11:00"));
        // All chairs are taken around 11:00: chair-4 until 11:30 leaves room for a block from 08:30, two and a half hours off; chair-3 is free again at 13:45.
        Assert.Equal("2027-01-05 2027-01-05T08:30:00-08:00 chair-4", await FirstPlace(clinic, "pt-5", "11:00"));
        Assert.Equal("2027-01-05 2027-01-05T13:45:00-08:00 chair-3", await FirstPlace(clinic, "pt-6", "11:00"));
    }

    [Fact]
    public async Task A_chair_rests_for_its_turnover_between_two_blocks()
    {
        var clinic = await Clinic(new { chairs = Chairs(1), turnoverMinutes = 40 });
        await clinic.Book(Spravato(new { patientId = "pt-1", preferredTime = "10:00" })); // 10:00 to 12:45, free at 13:25

        Assert.Equal("2027-01-05 2027-01-05T13:30:00-08:00 chair-1", await FirstPlace(clinic, "pt-2", "10:00"));
    }

    [Theory]
    [InlineData("10:00", 3, 1, "2027-01-05T10:15:00-08:00")] // one arrival on a line
    [InlineData("10:00", 3, 2, "2027-01-05T10:00:00-08:00")]
    [InlineData("10:00", 1, 2, "2027-01-05T12:45:00-08:00")] // one block in progress
    public async Task Limits_on_arrivals_and_on_patients_watched_are_kept(string wished, int maxMonitored, int maxStarts, string expected)
    {
        var clinic = await Clinic(new { maxMonitored, maxStartsPerGridLine = maxStarts });
        await clinic.Book(Spravato(new { patientId = "pt-1", preferredTime = "10:00" }));

        var second = await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = wished }));

        Assert.Equal(expected, second.List("sessions")[0].Text("startsAt"));
    }

    [Fact]
    public async Task A_named_chair_is_the_only_one_used()
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato(new { patientId = "pt-1" }));

        var course = await clinic.Book(Spravato(new { patientId = "pt-2", chairId = "chair-2" }));

        Assert.All(course.List("sessions").Take(8), session => Assert.Equal("chair-2", session.Text("chairId")));
    }

    [Fact]
    public async Task A_time_window_bounds_arrival_and_the_end_of_the_block()
    {
        var clinic = await Clinic();

        var afternoon = await clinic.Book(Spravato(new { timeWindow = new { from = "13:00", to = "17:00" } }));
        Assert.All(afternoon.List("sessions"), session => Assert.Contains("T13:00:00", session.Text("startsAt"), StringComparison.Ordinal));

        var morning = await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = "11:00", timeWindow = new { from = "08:00", to = "12:30" } }));
        Assert.All(morning.List("sessions"), session => Assert.Contains("T09:45:00", session.Text("startsAt"), StringComparison.Ordinal));

        var tooShort = await clinic.TryBook(Spravato(new { patientId = "pt-3", timeWindow = new { from = "08:00", to = "10:30" } })).Refusal("unplaced 1 2 3 4 5 6 7 8");
        Assert.Contains("no time in which the whole visit fits", tooShort.List("violations")[0].Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_needs_a_prescriber_on_site_from_its_start_to_its_end()
    {
        var clinic = await Clinic(new { prescriberHours = new[] { OnSite("mon tue wed thu", "08:00", "17:00"), OnSite("fri", "11:00", "12:30"), OnSite("fri", "12:30", "14:30") }.SelectMany(hours => hours) });

        var course = await clinic.Book(Spravato(new { preferredTime = "08:00" }));

        Assert.Equal(["1 2027-01-05T08:00:00-08:00", "2 2027-01-08T11:00:00-08:00"], course.Lines("sessions", "number startsAt").Take(2)); // a hand-over is no gap
        var absent = await Clinic(new { prescriberHours = OnSite("mon tue", "08:00", "17:00") });
        var refused = await absent.TryBook(Spravato()).Refusal("unplaced 2 4 6"); // the Monday after the last Friday is in its week still
        Assert.Contains("no prescriber on site for the whole visit", refused.List("violations")[0].Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lunch_break_is_not_crossed()
    {
        var clinic = await Clinic(new { hours = Hours(WorkingDays, "08:00", "12:00").Concat(Hours(WorkingDays, "13:00", "17:00")) });

        Assert.Equal("2027-01-05 2027-01-05T09:15:00-08:00 chair-1", await FirstPlace(clinic, "pt-1", "10:00"));
        Assert.Equal("2027-01-05 2027-01-05T13:00:00-08:00 chair-1", await FirstPlace(clinic, "pt-2", "11:15"));
    }

    [Fact]
    public async Task Dates_on_which_the_patient_cannot_come_are_treated_like_closed_days()
    {
        var clinic = await Clinic();

        var course = await clinic.Book(Spravato(new { unavailable = new[] { "2027-01-08", "2027-01-09", "2027-02-05" } }));

        // Friday: Saturday is closed too, Thursday is two days after Tuesday.
        Assert.Equal(["1 2027-01-05 0", "2 2027-01-07 -1", "3 2027-01-12 0"], course.Lines("sessions", Slot).Take(3));
        Assert.Equal("9 2027-02-04 -1 patient unavailable", course.List("sessions")[8].Line("number date shiftDays shiftReason"));
    }

    [Fact]
    public async Task A_slot_without_a_legal_day_refuses_the_booking_until_it_is_accepted()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26" } });
        var wish = Course("spravato-trd", "2027-11-23", "tue fri");

        var refused = await clinic.TryBook(wish).Refusal("unplaced 2");
        await clinic.HoldsNothing();
        var proposal = refused.GetProperty("proposal");
        Assert.Equal("- proposed 0", proposal.Line("courseId status version"));
        Assert.Equal(["- 2 induction 2027-11-26"], proposal.Lines("unplaced", "sessionId number phase targetDate"));
        Assert.Equal(["1 1 2027-11-23", "3 2 2027-11-30"], proposal.Lines("sessions", "number doseNumber date").Take(2));

        var booked = await clinic.Book(With(wish, new { acceptUnplaced = true }));
        var slot = Assert.Single(booked.List("unplaced"));
        Assert.Equal("2 induction 2027-11-26", slot.Line("number phase targetDate"));
        Assert.Contains("Thanksgiving Day", slot.Text("reason"), StringComparison.Ordinal);
        Assert.Equal("unplaced 2 - - - - - 2027-11-26", (await clinic.Get($"/sessions/{slot.Text("sessionId")}")).Line("status number date startsAt endsAt chairId doseNumber targetDate"));
        AssertSame(booked.GetRawText(), await clinic.Get($"/courses/{booked.Text("courseId")}"));
    }

    [Fact]
    public async Task The_alternative_of_a_refusal_is_booked_when_it_is_asked_for()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26" } });
        var wish = Course("spravato-trd", "2027-11-23", "tue fri");

        var refused = await clinic.TryBook(wish).Refusal("unplaced 2");
        Assert.Contains("useAlternative", refused.Text("detail"), StringComparison.Ordinal);
        var alternative = refused.GetProperty("proposal").GetProperty("alternativePlan");
        var booked = await clinic.Book(With(wish, new { useAlternative = true }));

        Assert.Equal(alternative.Lines("sessions", Slot + " phase startsAt chairId status gapDays shiftReason"), booked.Lines("sessions", Slot + " phase startsAt chairId status gapDays shiftReason"));
        Assert.Equal(["2 2027-11-29 3", "3 2027-12-01 1"], booked.Lines("sessions", Slot).Skip(1).Take(2));
        Assert.Equal("active  -", booked.Line("status unplaced alternativePlan"));
        AssertSame(booked.GetRawText(), await clinic.Get($"/courses/{booked.Text("courseId")}"));
    }

    [Fact]
    public async Task The_alternative_of_a_series_past_its_ceiling_is_booked_without_an_override()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-04-15", "2027-04-16" } });
        var wish = Course("iv-6-in-3-weeks", "2027-04-06", "tue thu");

        var refused = await clinic.TryBook(wish).Refusal("ceiling-exceeded");
        Assert.Contains("useAlternative", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("2 0", refused.GetProperty("proposal").GetProperty("alternativePlan").Line("totalShiftDays skippedPatternDays"));

        var booked = await clinic.Book(With(wish, new { useAlternative = true }));
        Assert.Equal(["3 2027-04-12 -1", "4 2027-04-14 -1", "5 2027-04-20 0", "6 2027-04-22 0"], booked.Lines("sessions", Slot).Skip(2).Take(4));
        Assert.DoesNotContain("ceiling-exceeded", booked.Lines("warnings", "rule"));
    }

    [Fact]
    public async Task Asking_for_the_alternative_of_a_whole_plan_books_the_plan_and_where_there_is_none_it_accepts_nothing()
    {
        var clinic = await Clinic(new { closedOn = Enumerable.Range(0, 7).Select(i => new DateOnly(2027, 1, 12).AddDays(i)) });

        Assert.Equal(["1 2027-04-06 0", "2 2027-04-09 0"], (await clinic.Book(Spravato(new { startDate = "2027-04-06", useAlternative = true }))).Lines("sessions", Slot).Take(2));
        var refused = await clinic.TryBook(Spravato(new { patientId = "pt-2", useAlternative = true })).Refusal("unplaced 3 4");
        Assert.Equal("-", refused.GetProperty("proposal").Text("alternativePlan"));
        Assert.DoesNotContain("useAlternative", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(2, (await clinic.Book(Spravato(new { patientId = "pt-2", useAlternative = true, acceptUnplaced = true }))).List("unplaced").Count);
    }

    [Fact]
    public async Task A_booking_asked_to_explain_explains_its_refusal()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26" } });
        var wish = Course("spravato-trd", "2027-11-23", "tue fri");

        var refused = await clinic.Send("POST", "/courses?explain=true", wish).Refusal("unplaced 2");
        Assert.Contains("2027-11-24 - min-gap", refused.GetProperty("proposal").Lines("why", "date startsAt rules"));
        Assert.False((await clinic.Send("POST", "/courses?explain=true", With(wish, new { useAlternative = true })).Json(201)).TryGetProperty("why", out _));
    }

    [Theory]
    [InlineData("2027-01-06", "tue fri", "2027-01-08")] // a Wednesday
    [InlineData("2027-01-05", "tue sat", "2027-01-05")] // no hours on Saturdays
    [InlineData("2027-01-05", "tue", "2027-01-05")] // one day where the protocol takes two
    [InlineData("2027-01-05", "tue thu fri", "2027-01-05")]
    [InlineData("2027-01-05", "tue tue", "2027-01-05")]
    [InlineData("2027-01-05", "tue wed", "2027-01-05")] // a day apart
    [InlineData("2027-01-03", "sun mon", "2027-01-04")] // a day apart and no hours
    [InlineData("2027-01-09", "sat sun", "-")] // nothing of it could be
    public async Task A_pattern_that_the_protocol_or_the_clinic_does_not_take_is_refused_with_the_next_start(string startDate, string pattern, string nextStart)
    {
        var clinic = await Clinic();

        var problem = await clinic.TryBook(Course("spravato-trd", startDate, pattern)).Problem(422, "rule-violation");

        Assert.All(problem.List("violations"), violation => Assert.Equal("pattern-mismatch", violation.Text("rule")));
        Assert.Equal(nextStart, problem.Line("nextStart"));
        await clinic.HoldsNothing();
    }

    [Fact]
    public async Task Days_of_a_pattern_are_counted_over_the_end_of_the_week_too()
    {
        var clinic = await Clinic(new { hours = Hours("mon tue wed thu fri sat sun", "08:00", "17:00"), prescriberHours = OnSite("mon tue wed thu fri sat sun", "08:00", "17:00") });

        await clinic.TryBook(Course("spravato-trd", "2027-01-04", "mon sun")).Refusal("pattern-mismatch");
        await clinic.Book(Course("spravato-trd", "2027-01-04", "mon sat"));
    }

    [Theory]
    [InlineData(15, "10:07")]
    [InlineData(30, "10:15")]
    [InlineData(60, "08:30")]
    public async Task A_wish_between_two_lines_of_the_grid_is_refused(int gridMinutes, string preferredTime)
    {
        var clinic = await Clinic(new { gridMinutes });

        await clinic.TryBook(Spravato(new { preferredTime })).Refusal("off-grid");
        await clinic.HoldsNothing();
    }

    [Fact]
    public async Task The_grid_is_counted_from_midnight_and_not_from_the_opening()
    {
        var clinic = await Clinic(new { gridMinutes = 20, hours = Hours(WorkingDays, "08:10", "17:00") });

        Assert.Equal("2027-01-05 2027-01-05T08:20:00-08:00 chair-1", await FirstPlace(clinic, "pt-1", "08:00"));
    }

    // The clock stands at 13:00 UTC on Tuesday, 1 December 2026.
    [Theory]
    [InlineData("America/Los_Angeles", "2026-11-30", "mon wed fri", "in-the-past")]
    [InlineData("Pacific/Auckland", "2026-12-01", "tue thu sat", "in-the-past")] // it is 2 December there
    [InlineData("Asia/Dubai", "2026-12-01", "tue thu sat", "in-the-past 1")] // 17:00: nothing of today is left
    public async Task What_has_passed_at_the_clinic_is_not_booked(string timeZone, string startDate, string pattern, string rule)
    {
        var clinic = await Clinic(new { timeZone, hours = Hours("mon tue wed thu fri sat", "08:00", "17:00"), prescriberHours = OnSite("mon tue wed thu fri sat", "08:00", "17:00") });

        var problem = await clinic.TryBook(Course("iv-6-in-2-weeks", startDate, pattern)).Problem(422, "rule-violation");

        Assert.Contains(problem.Lines("violations", "rule sessionNumber"), violation => violation == (rule.Contains(' ', StringComparison.Ordinal) ? rule : rule + " -"));
        await clinic.HoldsNothing();
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2025-12-02")]
    [InlineData("2026-11-30")]
    public async Task A_start_long_ago_is_a_refusal_like_any_other(string startDate)
    {
        var clinic = await Clinic();
        var day = DateOnly.ParseExact(startDate, "yyyy-MM-dd").DayOfWeek.ToString()[..3].ToLowerInvariant();

        foreach (var (protocol, pattern) in new[] { ("iv-6-weekly", day), ("lozenge-home", day) })
        {
            var problem = await clinic.TryBook(Course(protocol, startDate, pattern)).Problem(422, "rule-violation");
            Assert.Contains("in-the-past", problem.Lines("violations", "rule"));
        }
    }

    [Fact]
    public async Task Today_is_booked_from_now_on()
    {
        var clinic = await Clinic(new { timeZone = "Europe/Berlin", holidays = "none" });

        var course = await clinic.Book(Course("iv-6-weekly", "2026-12-01", "tue")); // 14:00 there

        Assert.Equal(["1 2026-12-01T14:00:00+01:00", "2 2026-12-08T10:00:00+01:00"], course.Lines("sessions", "number startsAt").Take(2));
    }

    [Fact]
    public async Task A_course_begins_within_ten_years()
    {
        var clinic = await Clinic(new { holidays = "none" });

        await clinic.Book(Course("iv-6-weekly", "2036-12-01", "mon"));
        Assert.Equal("startDate", await clinic.TryBook(Course("iv-6-weekly", "2036-12-02", "tue", new { patientId = "pt-2" })).Fields());
        foreach (var startDate in new[] { "2199-12-31", "9999-12-31", "0001-01-01", "1582-10-15" })
            Assert.Equal("startDate", await clinic.TryBook(Course("iv-6-weekly", startDate, "mon tue wed thu fri", new { patientId = "pt-2" })).Fields());
    }

    [Fact]
    public async Task A_blocked_gate_refuses_and_an_open_one_warns()
    {
        var clinic = await Clinic();

        await clinic.TryBook(Spravato(new { gates = new { screening = "cleared", authorization = "blocked", consent = "blocked" } })).Refusal("gate-missing");
        await clinic.HoldsNothing();

        var course = await clinic.Book(Spravato(new { gates = new Dictionary<string, string> { ["screening"] = "cleared", ["rems-enrolment"] = "pending" } }));
        Assert.Equal("consent,rems-enrolment,authorization,drug-on-hand", course.Text("openGates"));
        Assert.Equal(4, course.Lines("warnings", "rule").Count(rule => rule == "gate-open"));
    }

    [Fact]
    public async Task A_second_course_of_a_patient_is_refused_in_the_whole_group_until_a_clinician_sets_the_rule_aside()
    {
        var first = await Clinic();
        var second = await Clinic(new { group = first.Id });
        var stranger = await Clinic();
        await first.Book(Spravato());
        var wish = Infusions();

        await first.TryBook(wish).Refusal("active-course");
        await second.TryBook(wish).Refusal("active-course");
        await second.TryPropose(wish).Refusal("active-course");
        await second.HoldsNothing();

        await stranger.Book(wish); // patient ids are unique inside a group only
        await second.Book(With(wish, new { @override = new { rule = "active-course", by = "dr-1", why = "Switching over" } }));
    }

    [Fact]
    public async Task A_patient_has_one_dose_a_day_and_a_dose_free_day_between_over_all_clinics_of_the_group()
    {
        var first = await Clinic();
        var second = await Clinic(new { group = first.Id });
        await first.Book(Course("lozenge-home", "2027-01-05", "tue")); // 5, 12, 19 and 26 January
        var also = new { rule = "active-course", by = "dr-1", why = "Bridging" };

        // Tuesdays are taken; every other day of their treatment weeks is a day from a dose or from the next slot.
        var refused = await second.TryBook(Spravato(new { @override = also })).Refusal("unplaced 1 3 5 7");
        Assert.Contains("another dose that day", refused.List("violations")[0].Text("message"), StringComparison.Ordinal);
        Assert.Contains("too near another dose", refused.List("violations")[0].Text("message"), StringComparison.Ordinal);

        var kept = await second.Book(Spravato(new { @override = also, acceptUnplaced = true }));
        Assert.Equal(["2 2027-01-08 3", "4 2027-01-15 3", "6 2027-01-22 3", "8 2027-01-29 3"], kept.Lines("sessions", "number date gapDays").Take(4));
        var doses = await App.Rows<DateOnly>("SELECT day FROM sessions WHERE group_id = @Id AND patient_id = 'pt-1' AND holds_dose ORDER BY day", new { first.Id });
        Assert.Equal(8, doses.Count);
        Assert.All(doses.Zip(doses.Skip(1)), pair => Assert.True(pair.Second.DayNumber - pair.First.DayNumber >= 2));
    }

    [Fact]
    public async Task A_series_that_ends_after_its_ceiling_is_refused_until_a_clinician_sets_the_rule_aside()
    {
        var clinic = await Clinic(new { closedOn = Enumerable.Range(0, 14).Select(i => new DateOnly(2027, 4, 12).AddDays(i)) });

        var refused = await clinic.TryBook(Infusions()).Refusal("ceiling-exceeded");
        Assert.Equal("2027-04-30", refused.GetProperty("proposal").List("sessions")[5].Text("date"));
        await clinic.HoldsNothing();

        var booked = await clinic.Book(Infusions(new { @override = new { rule = "ceiling-exceeded", by = "dr-1", why = "Closed for two weeks" } }));
        Assert.Equal("ceiling-exceeded", booked.List("warnings")[0].Text("rule"));
        Assert.Equal("2027-04-26", booked.List("sessions")[3].Text("date"));
    }

    [Fact]
    public async Task The_first_dose_for_resistant_depression_is_56_mg_unless_a_clinician_says_otherwise()
    {
        var clinic = await Clinic();

        await clinic.TryBook(Spravato(new { doseMg = new[] { 84 } })).Refusal("first-dose 1");
        await clinic.HoldsNothing();

        var booked = await clinic.Book(Spravato(new { doseMg = new[] { 84 }, @override = new { rule = "first-dose", by = "dr-1", why = "Continues from elsewhere" } }));
        Assert.All(booked.List("sessions"), session => Assert.Equal("84 3", session.Line("doseMg devices")));
        var low = await clinic.Book(Spravato(new { patientId = "pt-2", doseMg = new[] { 56, 56, 84 } }));
        Assert.Equal(["1 56 2", "2 56 2", "3 84 3", "4 84 3"], low.Lines("sessions", "doseNumber doseMg devices").Take(4));
        var mdsi = await clinic.Book(Course("spravato-mdsi", "2027-01-05", "tue fri", new { patientId = "pt-3" }));
        Assert.Equal("84 3", mdsi.List("sessions")[0].Line("doseMg devices"));
    }

    [Theory]
    [InlineData("spravato-trd", "tue fri", new[] { 28 }, "dose-not-allowed first-dose")]
    [InlineData("spravato-trd", "tue fri", new[] { 56, 70, 112 }, "dose-not-allowed dose-not-allowed")]
    [InlineData("spravato-mdsi", "tue fri", new[] { 57 }, "dose-not-allowed")]
    [InlineData("iv-4-in-2-weeks", "tue fri", new[] { 56 }, "dose-not-allowed")]
    public async Task A_dose_that_the_drug_does_not_have_is_refused(string protocolId, string pattern, int[] doseMg, string rules)
    {
        var clinic = await Clinic();

        var problem = await clinic.TryBook(Course(protocolId, "2027-01-05", pattern, new { doseMg })).Problem(422, "rule-violation");

        Assert.Equal(rules, string.Join(' ', problem.Lines("violations", "rule")));
        await clinic.HoldsNothing();
    }

    [Fact]
    public async Task All_broken_rules_are_said_and_not_the_first_only()
    {
        var clinic = await Clinic(new { remsCertified = false });
        await clinic.Book(Infusions());

        await clinic.TryBook(Spravato(new { preferredTime = "10:01", doseMg = new[] { 84 }, gates = new { consent = "blocked" } }))
            .Refusal("active-course", "first-dose 1", "gate-missing", "off-grid");
    }

    [Fact]
    public async Task Esketamine_at_a_site_that_is_not_certified_is_planned_with_a_warning()
    {
        var clinic = await Clinic(new { remsCertified = false });

        var course = await clinic.Book(Spravato());

        Assert.Contains("rems-site", course.Lines("warnings", "rule"));
    }

    [Fact]
    public async Task A_route_that_no_chair_or_not_the_named_chair_offers_is_refused()
    {
        var clinic = await Clinic(new { chairs = new object[] { new { id = "a", name = "A", routes = new[] { "iv" } }, new { id = "b", name = "B", routes = new[] { "im" } } } });

        await clinic.TryBook(Spravato()).Refusal("route-not-offered");
        await clinic.TryBook(Infusions(new { chairId = "b" })).Refusal("route-not-offered");
        await clinic.TryBook(Infusions(new { chairId = "c" })).Refusal("route-not-offered");
        await clinic.HoldsNothing();
        Assert.Equal("a", (await clinic.Book(Infusions())).List("sessions")[0].Text("chairId"));
    }

    [Fact]
    public async Task Boosters_come_at_the_protocols_intervals_at_others_or_not_at_all()
    {
        var clinic = await Clinic();

        Assert.Equal(
            ["acute 2027-04-16 2", "booster 2027-04-30 14", "booster 2027-05-21 21", "booster 2027-06-17 27", "booster 2027-07-15 28"], // 18 June is a holiday
            (await clinic.Book(Infusions())).Lines("sessions", "phase date gapDays").Skip(5));
        Assert.Equal(
            ["acute 2027-04-16 2", "booster 2027-04-26 10", "booster 2027-05-03 7", "booster 2027-05-10 7"],
            (await clinic.Book(Infusions(new { patientId = "pt-2", boosterIntervalsDays = new[] { 10, 7 }, horizonSessions = 9 }))).Lines("sessions", "phase date gapDays").Skip(5));
        Assert.Equal(
            Enumerable.Repeat("acute booked", 6),
            (await clinic.Book(Infusions(new { patientId = "pt-3", boosterIntervalsDays = Array.Empty<int>() }))).Lines("sessions", "phase status"));
    }

    [Theory]
    [InlineData(1, 8)] // the current phase is always whole
    [InlineData(8, 8)]
    [InlineData(11, 11)]
    [InlineData(40, 40)]
    public async Task The_horizon_is_how_many_sessions_are_shown(int horizonSessions, int shown)
    {
        var clinic = await Clinic();

        var course = await clinic.Book(Spravato(new { horizonSessions }));

        Assert.Equal(Enumerable.Range(1, shown).Select(number => $"{number} {number}"), course.Lines("sessions", "number doseNumber"));
    }

    [Fact]
    public async Task Nothing_is_planned_beyond_the_four_weeks_of_acute_suicidality()
    {
        var clinic = await Clinic();

        var course = await clinic.Book(Course("spravato-mdsi", "2027-01-05", "tue fri", new { horizonSessions = 20 }));

        Assert.Equal(8, course.List("sessions").Count);
        Assert.Equal(["mdsi-end 2027-01-29 8"], course.Lines("reviews", "kind dueDate afterSession"));
    }

    [Theory]
    [InlineData("iv-6-in-2-weeks", "mon wed fri", "2027-04-05T12:15:00-07:00", "2027-04-06T11:00:00-07:00")] // 10:55 and a day, up to the quarter
    [InlineData("im-8-in-4-weeks", "mon thu", "2027-04-05T12:00:00-07:00", "2027-04-06T10:30:00-07:00")] // 10:20
    [InlineData("sublingual-6-in-3-weeks", "mon thu", "2027-04-05T12:45:00-07:00", "2027-04-06T10:30:00-07:00")]
    [InlineData("spravato-trd", "mon thu", "2027-04-05T12:45:00-07:00", "-")] // the next day, after a restful sleep
    public async Task A_visit_says_when_it_ends_and_when_its_patient_may_drive(string protocolId, string pattern, string endsAt, string noDrivingUntil)
    {
        var clinic = await Clinic();

        var course = await clinic.Book(Course(protocolId, "2027-04-05", pattern));

        Assert.Equal($"{endsAt} 2027-04-06 {noDrivingUntil}", course.List("sessions")[0].Line("endsAt noDrivingBefore noDrivingUntil"));
    }

    [Fact]
    public async Task A_course_keeps_its_wall_time_when_the_clocks_change()
    {
        var clinic = await Clinic(new { holidays = "none" });

        var spring = await clinic.Book(Course("iv-6-in-3-weeks", "2027-03-09", "tue thu"));
        Assert.Equal(["2027-03-09T10:00:00-08:00", "2027-03-11T10:00:00-08:00", "2027-03-16T10:00:00-07:00"], spring.Lines("sessions", "startsAt").Take(3));
        var autumn = await clinic.Book(Course("iv-6-in-3-weeks", "2027-11-02", "tue thu", new { patientId = "pt-2" }));
        Assert.Equal(["2027-11-02T10:00:00-07:00", "2027-11-04T10:00:00-07:00", "2027-11-09T10:00:00-08:00"], autumn.Lines("sessions", "startsAt").Take(3));
    }

    [Theory]
    [InlineData("2027-03-14", "01:00", "2027-03-14T01:00:00-08:00", "2027-03-14T04:15:00-07:00")] // 135 minutes pass, the clock says 195
    [InlineData("2027-03-14", "02:30", "2027-03-14T03:00:00-07:00", "2027-03-14T05:15:00-07:00")] // the clocks skip the wish and the lines around it
    [InlineData("2027-11-07", "01:30", "2027-11-07T01:30:00-07:00", "2027-11-07T02:45:00-08:00")] // the first of two
    public async Task A_night_visit_while_the_clocks_change_lasts_as_long_as_any_other(string sunday, string preferredTime, string startsAt, string endsAt)
    {
        var clinic = await Clinic(new { hours = Hours("sun", "00:00", "07:00"), prescriberHours = OnSite("sun", "00:00", "07:00") });

        var course = await clinic.Book(Course("iv-6-weekly", sunday, "sun", new { preferredTime }));

        Assert.Equal($"{startsAt} {endsAt}", course.List("sessions")[0].Line("startsAt endsAt"));
    }

    [Fact]
    public async Task A_dose_at_home_needs_no_hours_no_chair_and_no_form()
    {
        var clinic = await Clinic(new { chairs = Array.Empty<object>(), prescriberHours = Array.Empty<object>(), remsCertified = false, closedOn = new[] { "2027-01-10" } });

        var course = await clinic.Book(Course("lozenge-home", "2027-01-10", "sun", new { preferredTime = "20:00" }));

        Assert.Equal(["2027-01-10 2027-01-10T20:00:00-08:00 -", "2027-01-17 2027-01-17T20:00:00-08:00 -", "2027-01-24 2027-01-24T20:00:00-08:00 -", "2027-01-31 2027-01-31T20:00:00-08:00 -"],
            course.Lines("sessions", Place).Take(4));
        Assert.Equal("acute booked 2027-01-10T20:00:00-08:00 2027-01-11 - - - -", course.List("sessions")[0].Line("phase status endsAt noDrivingBefore noDrivingUntil remsFormDue doseMg devices"));
        Assert.Equal("home -", (await clinic.Get($"/sessions/{course.List("sessions")[0].Text("sessionId")}")).Line("route releaseFrom"));
    }

    [Fact]
    public async Task Only_a_scheduler_or_a_clinician_of_the_clinic_books()
    {
        var (clinic, other) = (await Clinic(), await Clinic());
        foreach (var role in new[] { "therapist", "subscriber", "admin" })
            await clinic.Send("POST", "/courses", Spravato(), await App.Key(role, clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("POST", "/courses", Spravato(), key: "").Problem(401, "unauthenticated");
        await clinic.Send("POST", "/courses", Spravato(), key: "sk_no_such").Problem(401, "unauthenticated");
        await clinic.Send("POST", "/courses", Spravato(), await App.Key("scheduler", other.Id)).Problem(404, "not-found");
        await App.Send("POST", "/v1/clinics/no-such-clinic/courses", Spravato().ToJsonString()).Problem(404, "not-found");
        await clinic.HoldsNothing();

        await clinic.Send("POST", "/courses", Spravato(), await App.Key("scheduler", clinic.Id)).Json(201);
        await clinic.Send("POST", "/courses", Spravato(new { patientId = "pt-2" }), await App.Key("clinician", clinic.Id)).Json(201);
    }

    [Fact]
    public async Task A_command_sent_twice_with_one_key_is_done_once()
    {
        var clinic = await Clinic();
        var named = ("Idempotency-Key", "a-key-of-mine");

        var first = await clinic.TryBook(Spravato(), named);
        var again = await clinic.TryBook(Spravato(), named);

        Assert.Equal((201, 201), ((int)first.StatusCode, (int)again.StatusCode));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Cancellation), await again.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal((first.Headers.Location, first.Headers.ETag?.Tag), (again.Headers.Location, again.Headers.ETag?.Tag));
        Assert.Single(await clinic.All("/courses"));
        await clinic.TryBook(Spravato(new { patientId = "pt-2" }), named).Problem(409, "idempotency-mismatch");
    }

    [Fact]
    public async Task The_same_command_sent_many_times_at_once_is_done_once()
    {
        var clinic = await Clinic();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => clinic.TryBook(Spravato(), ("Idempotency-Key", "at-once"))));

        Assert.All(answers, answer => Assert.Equal(201, (int)answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(Cancellation)))).Distinct());
        Assert.Single(await clinic.All("/courses"));
    }

    [Fact]
    public async Task A_refused_command_leaves_its_key_free()
    {
        var clinic = await Clinic();
        var named = ("Idempotency-Key", "second-try");

        await clinic.TryBook(Spravato(new { preferredTime = "10:01" }), named).Refusal("off-grid");
        await clinic.TryBook(Spravato(), named).Json(201);
    }

    [Theory]
    [InlineData("min-gap", 201)] // Monday is in the first treatment week and a day before the next slot
    [InlineData("treatment-week", 422)] // no day after it is two days from the next slot
    [InlineData("interval-window", 201)]
    [InlineData("one-per-day", 400)]
    [InlineData("clinic-closed", 400)]
    [InlineData("outside-hours", 400)]
    [InlineData("chair-full", 400)]
    [InlineData("no-prescriber", 400)]
    [InlineData("rems-site", 400)]
    [InlineData("authorization", 400)]
    [InlineData("nonsense", 400)]
    public async Task Only_some_rules_can_be_set_aside(string rule, int status)
    {
        // Thanksgiving between two closed days leaves the second slot of a Tuesday and Friday course no day of its week.
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26", "2027-11-24" } });

        var sent = await clinic.TryBook(Course("spravato-trd", "2027-11-23", "tue fri", new { acceptUnplaced = rule == "interval-window", @override = new { rule, by = "dr-1", why = "Because" } }));

        Assert.Equal(status, (int)sent.StatusCode);
        if (status == 400) Assert.Equal("override.rule", await Task.FromResult(sent).Fields());
    }

    static async Task<string> FirstPlace(ClinicOfTest clinic, string patientId, string preferredTime) =>
        (await clinic.Book(Spravato(new { patientId, preferredTime }))).List("sessions")[0].Line(Place);

    static void AssertSame(string expected, JsonElement actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())), $"Expected:\n{expected}\nActual:\n{actual.GetRawText()}");

    sealed record Held
    {
        public required bool Chair { get; init; }
        public required bool Dose { get; init; }
    }
}

public sealed class BookCourseOnSqliteTests(Apps apps) : BookCourseTests(apps, "sqlite");

public sealed class BookCourseOnPostgresTests(Apps apps) : BookCourseTests(apps, "postgres");
