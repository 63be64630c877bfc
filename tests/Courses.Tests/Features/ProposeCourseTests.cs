using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ProposeCourseTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    const string Shown = "number doseNumber phase treatmentWeek targetDate date shiftDays shiftReason gapDays startsAt endsAt firstDeviceAt chairId status noDrivingBefore noDrivingUntil remsFormDue doseMg devices";

    [Fact]
    public async Task A_proposal_is_what_a_booking_would_be_and_stores_nothing()
    {
        var clinic = await Clinic();
        await clinic.Book(Infusions(new { startDate = "2027-01-04", patientId = "pt-0" }));
        var wish = Spravato(new { unavailable = new[] { "2027-01-19" }, preferredTime = "09:30" });

        var (proposed, again) = (await clinic.Propose(wish), await clinic.Propose(wish));
        Assert.Single(await clinic.All("/courses"));
        var booked = await clinic.Book(wish);

        Assert.Equal(proposed.GetRawText(), again.GetRawText());
        Assert.Equal("- proposed 0", proposed.Line("courseId status version"));
        Assert.All(proposed.List("sessions"), session => Assert.Equal("- 0", session.Line("sessionId version")));
        Assert.All(proposed.List("reviews"), review => Assert.Equal("-", review.Text("reviewId")));
        Assert.Equal(booked.Lines("sessions", Shown), proposed.Lines("sessions", Shown));
        Assert.Equal(booked.Lines("reviews", "kind dueDate afterSession status"), proposed.Lines("reviews", "kind dueDate afterSession status"));
        Assert.Equal(booked.Line("warnings openGates unplaced alternativePlan pattern"), proposed.Line("warnings openGates unplaced alternativePlan pattern"));
        Assert.Equal(booked.EnumerateObject().Select(member => member.Name), proposed.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_proposal_shows_what_a_booking_refuses_for_want_of_a_place()
    {
        var clinic = await Clinic(new { closedOn = Enumerable.Range(0, 14).Select(i => new DateOnly(2027, 4, 12).AddDays(i)).Append(new(2027, 11, 26)) });

        var gap = await clinic.Propose(Course("spravato-trd", "2027-11-23", "tue fri"));
        Assert.Equal(["- 2 induction 2027-11-26"], gap.Lines("unplaced", "sessionId number phase targetDate"));
        var late = await clinic.Propose(Infusions());
        Assert.Equal("ceiling-exceeded", late.List("warnings")[0].Text("rule"));
        await clinic.HoldsNothing();
    }

    [Fact]
    public async Task What_refuses_a_booking_by_rule_refuses_a_proposal_too()
    {
        var clinic = await Clinic();

        await clinic.TryPropose(Spravato(new { preferredTime = "10:01", doseMg = new[] { 84 }, gates = new { consent = "blocked" } })).Refusal("first-dose 1", "gate-missing", "off-grid");
        Assert.Equal("2027-01-08", (await clinic.TryPropose(Spravato(new { startDate = "2027-01-06" })).Refusal("pattern-mismatch")).Text("nextStart"));
        Assert.Equal("wed,mon", (await clinic.TryPropose(Spravato(new { startDate = "2027-01-06" })).Refusal("pattern-mismatch")).Text("patternFrom"));
        await clinic.TryPropose(Spravato(new { startDate = "2026-11-27" })).Problem(422, "rule-violation");
    }

    [Fact]
    public async Task A_proposal_with_a_slot_left_out_shows_the_arrangement_that_leaves_none()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26" } });

        var proposal = await clinic.Propose(Course("spravato-trd", "2027-11-23", "tue fri"));

        var alternative = proposal.GetProperty("alternativePlan");
        Assert.Equal(["sessions", "unplaced", "totalShiftDays", "skippedPatternDays"], alternative.EnumerateObject().Select(member => member.Name));
        Assert.Equal("4 0", alternative.Line("totalShiftDays skippedPatternDays"));
        Assert.Empty(alternative.List("unplaced"));
        Assert.Equal(
            ["- 1 1 2027-11-23 0 booked chair-1", "- 2 2 2027-11-29 3 booked chair-1", "- 3 3 2027-12-01 1 booked chair-1", "- 4 4 2027-12-03 0 booked chair-1"],
            alternative.Lines("sessions", "sessionId number doseNumber date shiftDays status chairId").Take(4));
        Assert.Equal(16, alternative.List("sessions").Count);
        Assert.Equal(proposal.List("sessions")[0].EnumerateObject().Select(member => member.Name), alternative.List("sessions")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(["2 2027-11-26"], proposal.Lines("unplaced", "number targetDate"));
        await clinic.HoldsNothing();
    }

    [Fact]
    public async Task A_proposal_that_was_asked_to_explain_says_what_refused_each_day_and_each_start()
    {
        var clinic = await Clinic(new { chairs = Chairs(1), closedOn = new[] { "2027-01-08" } });
        await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = "11:00", horizonSessions = 8 }));
        var wish = Spravato(new { preferredTime = "12:45", horizonSessions = 8 });

        var explained = await clinic.Send("POST", "/course-proposals?explain=true", wish).Json(200);
        var why = explained.Lines("why", "date startsAt rules");

        Assert.Contains("2027-01-05 2027-01-05T12:45:00-08:00 chair-full", why);
        Assert.Contains("2027-01-08 - clinic-closed", why);
        Assert.All(explained.List("why"), place => Assert.NotEmpty(place.List("rules")));
        foreach (var path in new[] { "/course-proposals", "/course-proposals?explain=false" })
            Assert.False((await clinic.Send("POST", path, wish).Json(200)).TryGetProperty("why", out _));
        Assert.Equal("explain", await clinic.Send("POST", "/course-proposals?explain=perhaps", wish).Fields());
    }

    [Fact]
    public async Task A_proposal_sent_twice_with_one_key_is_the_same_bytes()
    {
        var clinic = await Clinic();
        var named = ("Idempotency-Key", "proposal");

        var first = await clinic.Send("POST", "/course-proposals", Spravato(), CoursesApp.AdminKey, named);
        await clinic.Book(Spravato(new { patientId = "pt-2" }));
        var again = await clinic.Send("POST", "/course-proposals", Spravato(), CoursesApp.AdminKey, named);

        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancellation), await again.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("2027-01-05T10:15:00-08:00", (await clinic.Propose(Spravato())).List("sessions")[0].Text("startsAt"));
    }

    [Fact]
    public async Task Only_a_scheduler_or_a_clinician_of_the_clinic_asks_for_proposals()
    {
        var clinic = await Clinic();
        foreach (var role in new[] { "therapist", "subscriber", "admin" })
            await clinic.Send("POST", "/course-proposals", Spravato(), await App.Key(role, clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("POST", "/course-proposals", Spravato(), key: "").Problem(401, "unauthenticated");
        await clinic.Send("POST", "/course-proposals", Spravato(), await App.Key("scheduler", "another-clinic")).Problem(404, "not-found");
        await App.Send("POST", "/v1/clinics/no-such-clinic/course-proposals", Spravato().ToJsonString()).Problem(404, "not-found");

        await clinic.Send("POST", "/course-proposals", Spravato(), await App.Key("clinician", clinic.Id)).Json(200);
    }
}

public sealed class ProposeCourseOnSqliteTests(Apps apps) : ProposeCourseTests(apps, "sqlite");

public sealed class ProposeCourseOnPostgresTests(Apps apps) : ProposeCourseTests(apps, "postgres");
