namespace Scheduling.Courses.Tests.Features;

public abstract class HoldSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Theory]
    [InlineData("blood-pressure")]
    [InlineData("fasting")]
    [InlineData("ride")]
    [InlineData("other")]
    public async Task A_held_dose_waits_and_keeps_its_chair(string reason)
    {
        var clinic = await ClinicEarly(new { chairs = Make.Chairs(1) });
        var course = await clinic.Book(Cleared());
        var theirs = await clinic.Book(Cleared(new { patientId = "pt-2" }));

        var told = await Told(clinic, async () => Assert.Equal($"held {reason} chair-1 2 3", (await clinic.Do(course, 3, "hold", new { reason })).Line("status reason chairId version doseNumber")));

        Assert.Equal(["course.changed.v1 active", $"session.held.v1 3 2 {reason}"], told);
        await clinic.TryDo(theirs, 3, "move", new { startsAt = course.List("sessions")[2].Text("startsAt"), reason = "patient" }).Problem(409, "slot-taken");
    }

    [Fact]
    public async Task A_held_dose_is_not_given()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");
        await clinic.Do(course, 3, "check-in", Here);
        await clinic.Do(course, 3, "hold", new { reason = "blood-pressure" });

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "administer").Refusal("wrong-state 3"));
        await clinic.TryDo(course, 3, "check-in", Here).Refusal("wrong-state 3");
        await clinic.TryDo(course, 3, "hold", new { reason = "other" }).Refusal("wrong-state 3");
    }

    [Fact]
    public async Task Nothing_is_held_once_the_dose_was_given()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");
        await clinic.Do(course, 3, "check-in", Here);
        await clinic.Do(course, 3, "administer");

        await clinic.TryDo(course, 3, "hold", new { reason = "other" }).Refusal("wrong-state 3");
        await clinic.TryDo(course, 9, "hold", new { reason = "other" }).Refusal("wrong-state 9");
        foreach (var body in new[] { "{}", """{"reason":"x"}""", """{"reason":null}""" }) Assert.Equal("reason", await clinic.TryDo(course, 4, "hold", body).Fields());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class HoldSessionOnSqliteTests(Apps apps) : HoldSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class HoldSessionOnPostgresTests(Apps apps) : HoldSessionTests(apps, "postgres");
