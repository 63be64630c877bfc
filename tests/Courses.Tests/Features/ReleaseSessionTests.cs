namespace Scheduling.Courses.Tests.Features;

public abstract class ReleaseSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task A_released_session_goes_on_from_where_it_was_held()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());

        await clinic.Do(course, 3, "hold", new { reason = "other" });
        var told = await Told(clinic, async () => Assert.Equal("booked - 3", (await clinic.Do(course, 3, "release")).Line("status reason version")));
        Assert.Equal(["course.changed.v1 active", "session.booked.v1 3 3 -"], told);

        At("2027-01-12T10:00");
        await clinic.Do(course, 3, "check-in", Here);
        await clinic.Do(course, 3, "hold", new { reason = "blood-pressure" });
        told = await Told(clinic, async () => Assert.Equal("checked-in - 6", (await clinic.Do(course, 3, "release")).Line("status reason version")));
        Assert.Equal(["course.changed.v1 active", "session.checked-in.v1 3 6 -"], told);
        await clinic.Do(course, 3, "administer");
    }

    [Fact]
    public async Task Only_what_is_held_is_released()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "release").Refusal("wrong-state 3"));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class ReleaseSessionOnSqliteTests(Apps apps) : ReleaseSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class ReleaseSessionOnPostgresTests(Apps apps) : ReleaseSessionTests(apps, "postgres");
