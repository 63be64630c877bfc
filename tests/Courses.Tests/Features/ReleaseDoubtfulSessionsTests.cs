using Scheduling.Courses.Features;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ReleaseDoubtfulSessionsTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task Edge_08_after_two_no_shows_in_a_row_the_chairs_are_let_go_in_48_hours_and_come_back_with_the_decision()
    {
        await using var app = await CoursesApp.Run(App.Engine);
        var tick = app.Service<ReleaseDoubtfulSessions>();
        var clinic = await ClinicOfTest.At(app, null);
        var course = await clinic.Book(Spravato());
        app.Clock.Instant = new(2027, 1, 12, 19, 0, 0, TimeSpan.Zero);
        await clinic.Do(course, 3, "miss");
        app.Clock.Instant = new(2027, 1, 15, 19, 0, 0, TimeSpan.Zero);
        var second = await clinic.Do(course, 4, "miss");

        Assert.Equal(app.Clock.Instant.AddHours(48), await tick.NextDue(Cancellation));
        app.Clock.Instant += TimeSpan.FromHours(47.9);
        await tick.Run(Cancellation);
        var waiting = await clinic.Again(course);
        app.Clock.Instant += TimeSpan.FromHours(0.1);
        await tick.Run(Cancellation);
        await tick.Run(Cancellation);
        var released = await clinic.Again(course);
        var decided = await clinic.Pass(course, "missed-two", new { outcome = "continue", by = "dr-lee" });

        Assert.Equal("review", second.Text("effect"));
        Assert.Equal("under-review booked booked", $"{waiting.Text("status")} {Status(waiting, 5)} {Status(waiting, 8)}");
        Assert.Equal("under-review cancelled cancelled", $"{released.Text("status")} {Status(released, 5)} {Status(released, 8)}");
        Assert.Equal("active booked booked", $"{decided.Text("status")} {Status(decided, 5)} {Status(decided, 8)}");
        Assert.Null(await tick.NextDue(Cancellation));
        Assert.Empty(app.Log.ErrorsOf(CoursesApp.Trace));
    }

    static string Status(System.Text.Json.JsonElement course, int number) => course.List("sessions").Single(session => session.GetProperty("number").GetInt32() == number).Text("status");
}

public sealed class ReleaseDoubtfulSessionsOnSqliteTests(Apps apps) : ReleaseDoubtfulSessionsTests(apps, "sqlite");

public sealed class ReleaseDoubtfulSessionsOnPostgresTests(Apps apps) : ReleaseDoubtfulSessionsTests(apps, "postgres");
