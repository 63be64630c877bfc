using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class PauseCourseTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task A_pause_calls_off_every_session_ahead_and_keeps_what_was()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-11T09:00");

        var paused = await clinic.Do(course, "pause", new { reason = "surgery", resumeOn = "2027-01-25" });

        Assert.Equal("paused 2", paused.Line("status version"));
        Assert.Equal(
            ["1 booked -", "2 booked -", "3 cancelled paused", "4 cancelled paused", "5 cancelled paused", "6 cancelled paused", "7 cancelled paused", "8 cancelled paused"],
            (await clinic.All("/sessions?from=2027-01-01&to=2027-02-01")).Select(session => session.Line("number status reason")));
        Assert.Equal([3, 4, 5, 6, 7, 8], paused.List("moved").Select(moved => moved.GetProperty("number").GetInt32()));
        await clinic.TryDo(course, "pause", new { reason = "again" }).Refusal("wrong-state");
    }

    [Fact]
    public async Task A_pause_frees_the_chairs_at_once()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1), hours = Hours("tue fri", "10:00", "12:45"), prescriberHours = OnSite("tue fri", "10:00", "12:45") });
        var course = await clinic.Book(Spravato());
        await clinic.TryBook(Spravato(new { patientId = "pt-2" })).Refusal("unplaced 1 2 3 4 5 6 7 8");

        await clinic.Do(course, "pause", new { reason = "away" });

        await clinic.Book(Spravato(new { patientId = "pt-2" }));
    }

    [Fact]
    public async Task A_pause_says_why_and_names_no_day_that_has_passed()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        Assert.Equal("reason", await clinic.TryDo(course, "pause", new { }).Fields());
        Assert.Equal("resumeOn", await clinic.TryDo(course, "pause", new { reason = "x", resumeOn = "2026-01-01" }).Fields());
        Assert.Equal("active 1", (await clinic.Again(course)).Line("status version"));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class PauseCourseOnSqliteTests(Apps apps) : PauseCourseTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class PauseCourseOnPostgresTests(Apps apps) : PauseCourseTests(apps, "postgres");
