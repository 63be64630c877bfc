using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class UnpinSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task What_is_pinned_no_more_moves_with_the_rest()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 5, "move", new { startsAt = "2027-01-19T08:00:00-08:00", reason = "patient" });

        var told = await Told(clinic, async () => Assert.Equal("booked 3", (await clinic.Do(course, 5, "unpin")).Line("status version")));
        var replanned = await clinic.Do(course, "replan", new { from = "2027-01-12", preferredTime = "13:00" });

        Assert.Equal(["course.changed.v1 active", "session.changed.v1 5 3 -"], told);
        Assert.Contains("5 2027-01-19T13:00:00-08:00 false", replanned.Lines("moved", "number to wasPinned"));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class UnpinSessionOnSqliteTests(Apps apps) : UnpinSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class UnpinSessionOnPostgresTests(Apps apps) : UnpinSessionTests(apps, "postgres");
