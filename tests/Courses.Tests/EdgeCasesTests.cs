using System.Text.Json;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>Edge cases of the clinical rules that belong to no single command, each by its number there.</summary>
public abstract class EdgeCasesTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task Edge_01_a_course_that_starts_on_a_friday_has_eight_doses_in_four_treatment_weeks()
    {
        var clinic = await ClinicEarly();

        var course = await clinic.Book(Course("spravato-trd", "2027-04-09", "tue fri"));

        Assert.Equal(["1", "1", "2", "2", "3", "3", "4", "4"], course.List("sessions").Take(8).Select(session => session.Text("treatmentWeek")));
    }

    [Fact]
    public async Task Edge_02_a_start_that_is_no_day_of_the_pattern_is_refused_with_the_next_one()
    {
        var clinic = await ClinicEarly();

        var refusal = await clinic.TryBook(Spravato(new { startDate = "2027-01-06" })).Refusal("pattern-mismatch");

        Assert.Equal("2027-01-08", refusal.Text("nextStart"));
        await clinic.HoldsNothing();
    }

    [Theory]
    [InlineData("2027-01-19", "2027-01-20", 1)]
    [InlineData("2027-01-19 2027-01-20", "2027-01-21", 2)]
    public async Task Edge_03_and_04_a_closed_day_shifts_within_its_week_or_leaves_the_slot_to_a_person(string closed, string expected, int days)
    {
        var clinic = await ClinicEarly(new { closedOn = closed.Split(' ') });

        var course = await clinic.Book(Spravato(new { acceptUnplaced = true }));

        // Two days later is a day before Friday's dose: nothing legal is left in the week.
        Assert.Equal(
            days == 1 ? [$"5 {expected} 1"] : [],
            course.List("sessions").Where(session => session.Text("number") == "5").Select(session => session.Line("number date shiftDays")));
        Assert.Equal(days == 1 ? [] : ["5"], course.Lines("unplaced", "number"));
    }

    [Fact]
    public async Task Edge_13_the_wall_time_stays_when_the_clocks_change_between_two_doses()
    {
        var clinic = await ClinicEarly();

        var course = await clinic.Book(Course("iv-6-weekly", "2027-03-03", "wed"));

        Assert.Equal(
            ["2027-03-10T10:00:00-08:00", "2027-03-17T10:00:00-07:00"],
            course.List("sessions").Skip(1).Take(2).Select(session => session.Text("startsAt")));
    }

    [Fact]
    public async Task Edge_20_a_dose_after_the_authorization_ends_is_not_covered_and_not_given()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { gates = Cleared }));
        var set = await clinic.Do(course, "gates/authorization", new { status = "cleared", validTo = "2027-01-06" });
        At("2027-01-08T10:00");

        Assert.Equal("2 2027-01-08", set.List("gates").Single(gate => gate.Text("gate") == "authorization").GetProperty("firstUncovered").Line("number date"));
        var here = new { driver = new { kind = "adult" }, fasting = new { kept = true } };
        await clinic.TryDo(course, 2, "check-in", here).Refusal("gate-missing 2");
        await clinic.Do(course, 2, "check-in", new { here.driver, here.fasting, @override = new { rule = "authorization", by = "dr-lee", why = "renewal is on its way" } });
    }

    [Fact]
    public async Task Edge_22_an_authorization_that_comes_late_moves_the_whole_course_behind_it()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var moved = await clinic.Do(course, 1, "defer", new { toDate = "2027-01-14", scope = "rest", reason = "clinic" });

        Assert.Equal("2027-01-15", moved.Text("date"));
        Assert.Equal(
            ["2027-01-15", "2027-01-19", "2027-01-22", "2027-01-26", "2027-01-29", "2027-02-02", "2027-02-05", "2027-02-09"],
            (await clinic.Again(course)).List("sessions").Take(8).Select(session => session.Text("date")));
    }

    [Fact]
    public async Task Edge_36_a_booster_wanted_early_needs_an_override_and_keeps_the_gap()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());
        At("2027-04-14T09:00-07:00");
        await clinic.Pass(course, "end-of-series", new { outcome = "continue", by = "dr-lee" });
        var early = new { rule = "interval-window", by = "dr-lee", why = "relapse" };

        await clinic.TryDo(await clinic.Again(course), 7, "move", new { startsAt = "2027-04-20T10:00:00-07:00", reason = "medical" }).Refusal("interval-window 7");
        await clinic.TryDo(await clinic.Again(course), 7, "move", new { startsAt = "2027-04-17T10:00:00-07:00", reason = "medical", @override = early }).Problem(422, "rule-violation");
        Assert.Equal("2027-04-20", (await clinic.Do(await clinic.Again(course), 7, "move", new { startsAt = "2027-04-20T10:00:00-07:00", reason = "medical", @override = early })).Text("date"));
    }

    [Fact]
    public async Task Edge_55_a_second_course_of_a_patient_needs_an_override()
    {
        var clinic = await ClinicEarly();
        await clinic.Book(Infusions());

        await clinic.TryBook(Spravato()).Refusal("active-course");
        await clinic.Book(Spravato(new { @override = new { rule = "active-course", by = "dr-lee", why = "bridging" } }));
    }

    static Dictionary<string, string> Cleared => new() { ["screening"] = "cleared", ["consent"] = "cleared", ["rems-enrolment"] = "cleared", ["authorization"] = "cleared", ["drug-on-hand"] = "cleared" };
}

[Collection(OnMovingClock.Sqlite)]
public sealed class EdgeCasesOnSqliteTests(Apps apps) : EdgeCasesTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class EdgeCasesOnPostgresTests(Apps apps) : EdgeCasesTests(apps, "postgres");
