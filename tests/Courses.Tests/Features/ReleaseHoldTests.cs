using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ReleaseHoldTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task A_hold_that_is_let_go_frees_its_chairs_at_once_and_is_over()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var held = await clinic.Send("POST", "/course-proposals?holdMinutes=30", Spravato()).Json(200);
        var other = Spravato(new { patientId = "pt-2" });
        Assert.NotEqual("2027-01-05T10:00:00-08:00", (await clinic.Propose(other)).List("sessions")[0].Text("startsAt"));

        await clinic.Send("DELETE", $"/holds/{held.Text("holdId")}", null).Json(200);

        Assert.Equal("2027-01-05T10:00:00-08:00", (await clinic.Propose(other)).List("sessions")[0].Text("startsAt"));
        await clinic.Send("DELETE", $"/holds/{held.Text("holdId")}", null).Problem(409, "hold-expired");
        await clinic.Send("POST", "/courses", new { holdId = held.Text("holdId") }).Problem(409, "hold-expired");
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class ReleaseHoldOnSqliteTests(Apps apps) : ReleaseHoldTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class ReleaseHoldOnPostgresTests(Apps apps) : ReleaseHoldTests(apps, "postgres");
