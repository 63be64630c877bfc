using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ResumeCourseTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task The_waiting_slots_are_planned_from_the_day_that_is_named()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-11T09:00");
        await clinic.Do(course, "pause", new { reason = "away" });
        At("2027-01-18T09:00");

        var resumed = await clinic.Do(course, "resume", new { resumeOn = "2027-01-25" });

        Assert.Equal("active", resumed.Text("status"));
        Assert.Equal(
            ["1 2027-01-05", "2 2027-01-08", "3 2027-01-26", "4 2027-01-29", "5 2027-02-02", "6 2027-02-05", "7 2027-02-09", "8 2027-02-12"],
            resumed.List("sessions").Where(session => session.Text("status") == "booked").Select(session => session.Line("number date")));
        Assert.Equal("2027-02-12", resumed.List("reviews").Single().Text("dueDate"));
    }

    [Fact]
    public async Task Edge_10_after_28_days_without_a_dose_a_review_comes_first()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-11T09:00");
        await clinic.Do(course, "pause", new { reason = "away" });
        At("2027-02-08T09:00");

        var waiting = await clinic.Do(course, "resume", new { resumeOn = "2027-02-09" });
        var decided = await clinic.Pass(course, "lapse", new { outcome = "continue", by = "dr-lee" });

        Assert.Equal("under-review", waiting.Text("status"));
        Assert.DoesNotContain(waiting.List("sessions"), session => session.Line("number status") == "3 booked");
        Assert.Equal("active", decided.Text("status"));
        Assert.Equal("2027-02-09", decided.List("sessions").Single(session => session.Text("number") == "3").Text("date"));
    }

    [Fact]
    public async Task Only_a_paused_course_is_resumed_and_not_into_the_past()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        await clinic.TryDo(course, "resume", new { }).Refusal("wrong-state");
        await clinic.Do(course, "pause", new { reason = "away" });
        Assert.Equal("resumeOn", await clinic.TryDo(course, "resume", new { resumeOn = "2026-11-01" }).Fields());
        Assert.Equal("resumeOn", await clinic.TryDo(course, "resume", new { resumeOn = "2099-11-01" }).Fields());
    }

    [Fact]
    public async Task A_series_that_would_pass_its_ceiling_is_not_resumed_without_an_override()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());
        At("2027-04-08T09:00-07:00");
        await clinic.Do(course, "pause", new { reason = "away" });

        await clinic.TryDo(course, "resume", new { resumeOn = "2027-04-28" }).Refusal("ceiling-exceeded");
        var resumed = await clinic.Do(course, "resume", new { resumeOn = "2027-04-28", @override = new { rule = "ceiling-exceeded", by = "dr-lee", why = "travel" } });

        Assert.Equal("active", resumed.Text("status"));
        Assert.Equal("2027-04-28", resumed.List("sessions").Single(session => session.Text("number") == "3").Text("date"));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class ResumeCourseOnSqliteTests(Apps apps) : ResumeCourseTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class ResumeCourseOnPostgresTests(Apps apps) : ResumeCourseTests(apps, "postgres");
