using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class SetGateTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task EX16_units_run_out_before_the_dates_do()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { horizonSessions = 11 }));

        var set = await clinic.Do(course, "gates/authorization", new { status = "cleared", validFrom = "2027-01-04", validTo = "2027-04-03", units = 23, reference = "PA-1" });

        var authorization = set.List("gates").Single(gate => gate.Text("gate") == "authorization");
        var expected = Planning.WorkedExamples.Find("EX16");
        Assert.Equal(
            ["1 2 23 true 21", "2 3 21 true 18", "3 3 18 true 15", "4 3 15 true 12", "5 3 12 true 9", "6 3 9 true 6", "7 3 6 true 3", "8 3 3 true 0", "9 3 0 false 0", "10 3 0 false 0", "11 3 0 false 0"],
            authorization.Lines("sessions", "number devices unitsBefore covered unitsAfter"));
        Assert.Equal("9 2027-02-05", authorization.GetProperty("firstUncovered").Line("number date"));
        Assert.Equal("2027-01-22", authorization.Text("renewalDue"));
        Assert.NotEqual(default, expected);
        Assert.DoesNotContain("authorization", set.Text("openGates"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_of_another_protocol_or_a_wrong_term_is_refused()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());

        await clinic.TryDo(course, "gates/authorization", new { status = "cleared" }).Problem(404, "not-found");
        await clinic.TryDo(course, "gates/nonsense", new { status = "cleared" }).Problem(404, "not-found");
        Assert.Equal("units", await clinic.TryDo(course, "gates/consent", new { status = "cleared", units = 3 }).Fields());
        Assert.Equal("status", await clinic.TryDo(course, "gates/consent", new { }).Fields());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class SetGateOnSqliteTests(Apps apps) : SetGateTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class SetGateOnPostgresTests(Apps apps) : SetGateTests(apps, "postgres");
