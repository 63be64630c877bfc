using Scheduling.Courses.Features;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class FollowTimeZoneRulesTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    // What the database would hold had the clocks gone by another law when the sessions were booked.
    [Fact]
    public async Task Edge_15_instants_follow_the_promised_wall_time_when_the_rules_change()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = "12:00" }));
        var third = course.List("sessions")[2];
        await Store(Guid.Parse(third.Text("sessionId")), TimeSpan.FromHours(-1));
        At("2026-12-02T06:00");

        await App.Service<FollowTimeZoneRules>().Run(Cancellation);

        var told = (await AllTold(clinic)).Where(happened => happened.Type == "session.moved.v1").ToList();
        Assert.Equal(
            "3 time-zone-rules 10:00 2027-01-12T10:00:00-08:00 2027-01-12T12:45:00-08:00 2027-01-12T10:15:00-08:00 2",
            Assert.Single(told).Body.Line("number reason localTime startsAt endsAt firstDeviceAt version"));
        Assert.Equal("2027-01-12T09:00:00-08:00", told[0].Body.GetProperty("previous").Text("startsAt"));
        Assert.Equal(
            course.Lines("sessions", "number startsAt endsAt chairId"),
            (await clinic.Again(course)).Lines("sessions", "number startsAt endsAt chairId"));
    }

    [Fact]
    public async Task Nothing_is_told_while_the_rules_stand()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2026-12-03T06:00");

        await App.Service<FollowTimeZoneRules>().Run(Cancellation);

        Assert.Equal(course.Lines("sessions", "number startsAt version"), (await clinic.Again(course)).Lines("sessions", "number startsAt version"));
    }

    // Its end stays: the block has only grown, and meets no other.
    Task Store(Guid sessionId, TimeSpan off) => App.Database.Write(async unit =>
    {
        var startsAt = await unit.One<DateTimeOffset>("SELECT starts_at FROM sessions WHERE session_id = @sessionId", new { sessionId });
        await unit.Execute("UPDATE sessions SET starts_at = @startsAt WHERE session_id = @sessionId", new { sessionId, startsAt = startsAt + off });
    }, Cancellation);
}

[Collection(OnMovingClock.Sqlite)]
public sealed class FollowTimeZoneRulesOnSqliteTests(Apps apps) : FollowTimeZoneRulesTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class FollowTimeZoneRulesOnPostgresTests(Apps apps) : FollowTimeZoneRulesTests(apps, "postgres");
