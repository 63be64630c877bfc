using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class PinSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    static readonly object InTheAfternoon = new { from = "2027-01-12", preferredTime = "13:00" };

    [Fact]
    public async Task Edge_57_a_pinned_session_stays_where_it_is_when_the_rest_is_planned_anew()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var told = await Told(clinic, async () => Assert.Equal("booked 2", (await clinic.Do(course, 5, "pin")).Line("status version")));
        var replanned = await clinic.Do(course, "replan", InTheAfternoon);

        Assert.Equal(["course.changed.v1 active", "session.changed.v1 5 2 -"], told);
        Assert.Equal(["3", "4", "6", "7", "8"], replanned.Lines("moved", "number"));
        Assert.Equal("2027-01-19T10:00:00-08:00 2", (await Read(clinic, course, 5)).Line("startsAt version"));
        Assert.Equal("2027-01-22T13:00:00-08:00", (await Read(clinic, course, 6)).Text("startsAt"));
    }

    [Fact]
    public async Task What_was_moved_by_hand_is_pinned()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 5, "move", new { startsAt = "2027-01-19T08:00:00-08:00", reason = "patient" });

        await clinic.Do(course, "replan", InTheAfternoon);

        Assert.Equal("2027-01-19T08:00:00-08:00", (await Read(clinic, course, 5)).Text("startsAt"));
    }

    [Fact]
    public async Task A_pinned_session_whose_place_is_forbidden_by_now_is_moved_and_that_is_said()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 5, "pin");
        await clinic.Put(new { closedOn = new[] { "2027-01-19" } });

        var replanned = await clinic.Do(course, "replan", InTheAfternoon);

        Assert.Contains("5 2027-01-20T13:00:00-08:00 true", replanned.Lines("moved", "number to wasPinned"));
    }

    [Fact]
    public async Task Pinning_twice_changes_the_session_once()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        Assert.Equal("2", (await clinic.Do(course, 5, "pin")).Text("version"));
        Assert.Equal("2", (await clinic.Do(course, 5, "pin")).Text("version"));
        Assert.Equal("3", (await clinic.Do(course, 5, "unpin")).Text("version"));
        Assert.Equal("3", (await clinic.Do(course, 5, "unpin")).Text("version"));
    }

    [Fact]
    public async Task Only_what_is_booked_is_pinned()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 3, "cancel", new { reason = "clinic" });

        foreach (var command in new[] { "pin", "unpin" })
        {
            await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, command).Refusal("wrong-state 3"));
            await ChangesNothing(clinic, course, () => clinic.TryDo(course, 9, command).Refusal("wrong-state 9"));
        }
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class PinSessionOnSqliteTests(Apps apps) : PinSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class PinSessionOnPostgresTests(Apps apps) : PinSessionTests(apps, "postgres");
