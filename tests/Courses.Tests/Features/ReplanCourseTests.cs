using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ReplanCourseTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task The_rest_goes_on_on_other_days()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var replanned = await clinic.Do(course, "replan", new { from = "2027-01-18", pattern = new[] { "mon", "thu" }, preferredTime = "13:00", scope = "rest" });

        // Monday 18 January would be the third dose of treatment week 2.
        Assert.Equal(
            ["1 2027-01-05 10:00", "2 2027-01-08 10:00", "3 2027-01-12 10:00", "4 2027-01-15 10:00", "5 2027-01-21 13:00", "6 2027-01-25 13:00", "7 2027-01-28 13:00", "8 2027-02-01 13:00"],
            replanned.List("sessions").Where(session => session.Text("status") == "booked").Select(session => $"{session.Line("number date")} {session.Text("startsAt")[11..16]}"));
        Assert.Equal("mon,thu", replanned.Text("pattern"));
    }

    [Fact]
    public async Task Another_time_leaves_the_days_as_they_are()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var replanned = await clinic.Do(course, "replan", new { from = "2027-01-12", preferredTime = "09:00" });

        Assert.Equal(course.List("sessions").Select(session => session.Text("date")), replanned.List("sessions").Select(session => session.Text("date")));
        Assert.Equal(6, replanned.List("moved").Count);
    }

    [Fact]
    public async Task Edge_57_what_was_put_somewhere_by_hand_stays_there()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 5, "move", new { startsAt = "2027-01-20T11:00:00-08:00", reason = "patient" });

        var replanned = await clinic.Do(course, "replan", new { from = "2027-01-12", preferredTime = "09:00" });

        Assert.Equal("2027-01-20T11:00:00-08:00", replanned.List("sessions").Single(session => session.Text("number") == "5").Text("startsAt"));
        Assert.Equal("2027-01-12T09:00:00-08:00", replanned.List("sessions").Single(session => session.Text("number") == "3").Text("startsAt"));
    }

    [Fact]
    public async Task A_pattern_or_a_time_that_is_wrong_changes_nothing()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        await clinic.TryDo(course, "replan", new { from = "2027-01-12", pattern = new[] { "mon", "tue" } }).Refusal("pattern-mismatch");
        await clinic.TryDo(course, "replan", new { from = "2027-01-12", preferredTime = "09:07" }).Refusal("off-grid");
        Assert.Equal("timeWindow", await clinic.TryDo(course, "replan", new { from = "2027-01-12", timeWindow = new { from = "12:00", to = "10:00" } }).Fields());
        Assert.Equal(course.GetRawText(), (await clinic.Again(course)).GetRawText());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class ReplanCourseOnSqliteTests(Apps apps) : ReplanCourseTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class ReplanCourseOnPostgresTests(Apps apps) : ReplanCourseTests(apps, "postgres");
