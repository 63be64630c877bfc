namespace Scheduling.Courses.Tests.Features;

public abstract class KeepRideWhenChangedTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task The_newest_word_on_a_ride_counts_in_whatever_order_it_comes()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await Ride(clinic, course, 3, "cancelled", 3, kind: null);
        await Ride(clinic, course, 3, "confirmed", 2);
        await Ride(clinic, course, 3, "needed", 3, kind: null);
        Assert.Equal(["cancelled 3"], await Kept(clinic));

        await Ride(clinic, course, 3, "confirmed", 4, kind: "medical-transport");
        Assert.Equal(["confirmed 4"], await Kept(clinic));
        At("2027-01-12T10:00");
        Assert.Equal("checked-in", (await clinic.Do(course, 3, "check-in", new { fasting = new { kept = true } })).Text("status"));
    }

    [Fact]
    public async Task A_ride_of_one_visit_is_none_of_another()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());

        await Ride(clinic, course, 1, "confirmed", 1);

        At("2027-01-12T10:00");
        await clinic.TryDo(course, 3, "check-in", new { fasting = new { kept = true } }).Refusal("no-ride 3");
    }

    [Fact]
    public async Task A_ride_at_risk_waits_for_a_person_until_it_is_found()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());

        await Ride(clinic, course, 2, "at-risk", 2, kind: null);
        Assert.Equal([$"{ClinicOfTest.IdOf(course, 2)} 2026-12-01T05:00:00-08:00"], await Worklist(clinic, "ride-at-risk"));
        Assert.Equal(["plan", "confirm", "move", "cancel"], (await clinic.Get("/worklist?kind=ride-at-risk")).List("items")[0].List("actions").Select(action => action.Text("command")));

        await Ride(clinic, course, 2, "planned", 3);
        Assert.Empty(await Worklist(clinic, "ride-at-risk"));
    }

    Task<IReadOnlyList<string>> Kept(ClinicOfTest clinic) => App.Rows<string>("SELECT status || ' ' || version FROM rides WHERE clinic_id = @Id", new { clinic.Id });
}

[Collection(OnMovingClock.Sqlite)]
public sealed class KeepRideWhenChangedOnSqliteTests(Apps apps) : KeepRideWhenChangedTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class KeepRideWhenChangedOnPostgresTests(Apps apps) : KeepRideWhenChangedTests(apps, "postgres");
