using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class MissSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task Edge_6_one_missed_dose_is_offered_again_in_its_week_or_the_course_has_one_dose_less()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-12T10:20");

        var told = await Told(clinic, async () => Assert.Equal("missed missed make-up - 2", (await clinic.Do(course, 3, "miss")).Line("status reason effect doseNumber version")));

        Assert.Equal(
            ["course.changed.v1 active", "session.changed.v1 4 2 -", "session.changed.v1 5 2 -", "session.changed.v1 6 2 -", "session.changed.v1 7 2 -", "session.changed.v1 8 2 -", "session.missed.v1 3 2 missed"], told);
        Assert.Equal(
            ["2027-01-05 1", "2027-01-08 2", "2027-01-12 -", "2027-01-15 3", "2027-01-19 4", "2027-01-22 5", "2027-01-26 6", "2027-01-29 7"], await Sessions(clinic, course, "date doseNumber"));
    }

    [Fact]
    public async Task A_miss_is_recorded_from_the_start_on()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T09:59:59-08:00");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "miss").Refusal("too-early 3"));

        At("2027-01-12T10:00");
        Assert.Equal("missed", (await clinic.Do(course, 3, "miss")).Text("status"));
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "miss").Refusal("wrong-state 3"));
        await clinic.TryDo(course, 9, "miss").Refusal("wrong-state 9");

        At("2027-01-15T10:00");
        await clinic.Do(course, 4, "check-in", Here);
        await clinic.TryDo(course, 4, "miss").Refusal("wrong-state 4");
    }

    [Fact]
    public async Task A_miss_that_is_recorded_late_offers_no_day_that_has_passed()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-14T09:00");

        Assert.Equal("lost -", (await clinic.Do(course, 3, "miss")).Line("effect makeUp"));
    }

    [Fact]
    public async Task Edge_8_two_missed_in_a_row_bring_the_course_under_review()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-12T10:20");
        Assert.Equal("make-up", (await clinic.Do(course, 3, "miss")).Text("effect"));
        At("2027-01-15T10:20");

        var told = await Told(clinic, async () => Assert.Equal("missed review", (await clinic.Do(course, 4, "miss")).Line("status effect")));

        Assert.Contains("course.changed.v1 under-review", told);
        Assert.Contains("course.review-due.v1 missed-two", told);
        var after = await clinic.Again(course);
        Assert.Equal("under-review", after.Text("status"));
        Assert.Contains("missed-two 4 2027-01-15 open", after.Lines("reviews", "kind afterSession dueDate status"));
        Assert.Equal("booked", (await Read(clinic, course, 5)).Text("status"));

        Assert.Equal("review", (await clinic.Do(course, 5, "cancel", new { reason = "patient" })).Text("effect"));
        Assert.Single((await clinic.Again(course)).Lines("reviews", "kind"), kind => kind == "missed-two");
    }

    [Fact]
    public async Task A_make_up_that_was_given_breaks_the_row_and_one_that_was_missed_makes_it()
    {
        var clinic = await ClinicEarly();
        var (kept, broken) = (await clinic.Book(Cleared()), await clinic.Book(Cleared(new { patientId = "pt-2" })));
        At("2027-01-12T13:30");
        foreach (var course in new[] { kept, broken })
        {
            var makeUp = (await clinic.Do(course, 3, "miss")).GetProperty("makeUp").Text("startsAt");
            await clinic.Do(course, 3, "move", new { startsAt = makeUp, reason = "patient" });
        }

        At("2027-01-13T10:00");
        await clinic.Do(kept, 3, "check-in", Here);
        At("2027-01-15T15:00");
        Assert.NotEqual("review", (await clinic.Do(kept, 4, "miss")).Text("effect"));
        Assert.Equal("review", (await clinic.Do(broken, 3, "miss")).Text("effect"));
    }

    [Fact]
    public async Task A_visit_that_the_clinic_called_off_is_no_miss_in_the_row()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-12T10:20");
        await clinic.Do(course, 3, "miss");
        await clinic.Do(course, 4, "cancel", new { reason = "weather" });
        At("2027-01-19T10:20");

        Assert.Equal("make-up", (await clinic.Do(course, 5, "miss")).Text("effect"));
        Assert.Equal("active", (await clinic.Again(course)).Text("status"));
    }

    [Fact]
    public async Task Edge_9_a_miss_of_a_weekly_dose_leaves_the_later_dates_and_offers_a_day_of_its_window()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Course("spravato-trd", "2027-01-04", "mon thu"));
        At("2027-01-28T09:00");
        await clinic.Pass(course, "benefit", ByDoctor);
        course = await clinic.Again(course);
        At("2027-02-04T10:30");

        var missed = await clinic.Do(course, 9, "miss");

        Assert.Equal("missed make-up", missed.Line("status effect"));
        Assert.Equal("2027-02-05 1 6", missed.GetProperty("makeUp").Line("date shiftDays gapAfterDays"));
        Assert.Equal(["2027-02-04 -", "2027-02-11 9", "2027-02-18 10", "2027-02-25 11"], (await Sessions(clinic, course, "date doseNumber")).Skip(8));
        Assert.DoesNotContain("missed-two", (await clinic.Again(course)).Lines("reviews", "kind"));
    }

    [Fact]
    public async Task Edge_47_a_make_up_may_lie_on_a_leap_day()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Course("spravato-trd", "2028-02-03", "mon thu"));
        Assert.Contains("2028-02-28", course.Lines("sessions", "date"));
        var number = course.List("sessions").Single(session => session.Text("date") == "2028-02-28").GetProperty("number").GetInt32();
        At("2028-02-28T10:20");

        var makeUp = (await clinic.Do(course, number, "miss")).GetProperty("makeUp");
        var moved = await clinic.Do(course, number, "move", new { startsAt = makeUp.Text("startsAt"), reason = "patient" });

        Assert.Equal("2028-02-29 2028-03-01 2028-03-07 5", moved.Line("date noDrivingBefore remsFormDue gapDays"));
    }

    [Fact]
    public async Task Who_is_in_danger_and_does_not_come_is_looked_after_at_once()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        await clinic.Book(Spravato(new { patientId = "pt-2", startDate = "2027-01-12" }));
        At("2027-01-12T10:20");

        var told = await Told(clinic, () => clinic.Do(course, 3, "miss"));

        Assert.Contains("session.welfare-check-due.v1 3 2 -", told);
        Assert.Equal($"welfare-check {ClinicOfTest.IdOf(course, 3)} 2027-01-12T10:20:00-08:00", (await clinic.Get("/worklist")).Lines("items", "kind sessionId dueAt")[0]);
    }

    [Fact]
    public async Task A_body_is_not_needed_but_what_is_sent_is_read()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-12T10:20");

        Assert.Equal("x", await clinic.TryDo(course, 3, "miss", new { x = 1 }).Fields());
        await clinic.Send("POST", $"/sessions/{ClinicOfTest.IdOf(course, 3)}/miss").Json(200);
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class MissSessionOnSqliteTests(Apps apps) : MissSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class MissSessionOnPostgresTests(Apps apps) : MissSessionTests(apps, "postgres");
