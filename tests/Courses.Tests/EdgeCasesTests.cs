using System.Text.Json;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>Edge cases of the clinical rules that belong to no single command, each by its number there.</summary>
public abstract class EdgeCasesTests(Apps apps, string engine) : OnSessions(apps, engine)
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
    public async Task Edge_05_and_48_two_holidays_over_the_year_end_shift_each_around_its_own_anchor()
    {
        var clinic = await ClinicEarly();

        var course = await clinic.Book(Course("spravato-trd", "2027-11-23", "tue fri", new { horizonSessions = 12 }));

        Assert.Equal(
            ["9 5 2027-12-23 -1", "10 6 2027-12-30 -1", "11 7 2028-01-07 0", "12 8 2028-01-14 0"],
            course.List("sessions").Skip(8).Select(session => session.Line("number treatmentWeek date shiftDays")));
    }

    [Fact]
    public async Task Edge_07_an_ordered_extension_is_checked_against_the_authorization_again()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { gates = AllCleared, horizonSessions = 8 }));
        await clinic.Do(course, "gates/authorization", new { status = "cleared", units = 20 });
        At("2027-01-12T11:00");
        await clinic.Do(course, 3, "miss");
        Assert.False((await Authorization()).TryGetProperty("firstUncovered", out var none) && none.ValueKind is JsonValueKind.Object);

        At("2027-01-27T09:00");
        await clinic.Pass(course, "benefit", new { outcome = "extend", extraSessions = 1, by = "dr-lee" });

        Assert.Equal("9 2027-02-02", (await Authorization()).GetProperty("firstUncovered").Line("number date"));

        async Task<JsonElement> Authorization() => (await clinic.Again(course)).List("gates").Single(gate => gate.Text("gate") == "authorization");
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
        var course = await clinic.Book(Spravato(new { gates = AllCleared }));
        var set = await clinic.Do(course, "gates/authorization", new { status = "cleared", validTo = "2027-01-06" });
        At("2027-01-08T10:00");

        Assert.Equal("2 2027-01-08", set.List("gates").Single(gate => gate.Text("gate") == "authorization").GetProperty("firstUncovered").Line("number date"));
        var here = new { driver = new { kind = "adult" }, fasting = new { kept = true } };
        await clinic.TryDo(course, 2, "check-in", here).Refusal("gate-missing 2");
        await clinic.Do(course, 2, "check-in", new { here.driver, here.fasting, @override = new { rule = "authorization", by = "dr-lee", why = "renewal is on its way" } });
    }

    [Fact]
    public async Task Edge_21_a_dose_for_which_no_units_are_left_is_not_covered_and_not_given()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { gates = AllCleared }));
        await clinic.Do(course, "gates/authorization", new { status = "cleared", validTo = "2027-12-31", units = 4 });
        At("2027-01-05T10:00");
        await clinic.Do(course, 1, "check-in", Here);
        await clinic.Do(course, 1, "administer", new { doseMg = 56 });
        At("2027-01-05T12:30");
        await clinic.Do(course, 1, "discharge", new { leavesWith = new { kind = "adult" } });

        At("2027-01-08T10:00");
        await clinic.TryDo(course, 2, "check-in", Here).Refusal("gate-missing 2");
        Assert.Equal([$"authorization-renewal {course.Text("courseId")}"], (await clinic.Get("/worklist?kind=authorization-renewal")).Lines("items", "kind subject"));
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
    public async Task Edge_23_a_payer_who_refuses_blocks_the_gate_and_moves_nothing()
    {
        var clinic = await ClinicEarly();
        await clinic.TryBook(Spravato(new { gates = new Dictionary<string, string> { ["authorization"] = "blocked" } })).Refusal("gate-missing");
        var course = await clinic.Book(Spravato(new { gates = AllCleared }));

        await clinic.Do(course, "gates/authorization", new { status = "blocked", reference = "oral antidepressant asked for" });

        Assert.Equal(course.Lines("sessions", "number startsAt chairId status"), (await clinic.Again(course)).Lines("sessions", "number startsAt chairId status"));
        At("2027-01-05T10:00");
        await clinic.TryDo(course, 1, "check-in", Here).Refusal("gate-missing 1");
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
    public async Task Edge_37_a_holiday_on_a_booster_shifts_it_and_the_next_interval_counts_from_the_dose()
    {
        var clinic = await ClinicEarly();

        var course = await clinic.Book(Course("im-8-in-4-weeks", "2027-08-30", "mon thu", new { boosterIntervalsDays = new[] { 14, 21, 28, 28 }, horizonSessions = 12 }));

        Assert.Equal(
            ["11 2027-11-25 2027-11-26 1", "12 2027-12-24 2027-12-23 -1"],
            course.List("sessions").Skip(10).Select(session => session.Line("number targetDate date shiftDays")));
    }

    [Fact]
    public async Task Edge_19_what_was_delivered_for_a_course_that_is_switched_is_a_person_s_to_return()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { gates = AllCleared }));
        await clinic.Do(course, "gates/drug-on-hand", new { status = "cleared", units = 6 });
        At("2027-01-05T10:00");
        await clinic.Do(course, 1, "check-in", Here);
        await clinic.Do(course, 1, "administer", new { doseMg = 56 });
        At("2027-01-05T12:30");
        await clinic.Do(course, 1, "discharge", new { leavesWith = new { kind = "adult" } });

        await clinic.TryDo(await clinic.Again(course), "switch", new { protocolId = "iv-6-in-2-weeks", startDate = "2027-01-11", pattern = new[] { "mon", "wed", "fri" } }).Json(201);

        var item = (await clinic.Get("/worklist?kind=drug-return")).List("items").Single();
        Assert.Equal($"drug-return {course.Text("courseId")}", item.Line("kind courseId"));
        Assert.StartsWith("4 devices", item.Text("detail"), StringComparison.Ordinal);
        await clinic.TryDo(course, "gates/consent", new { status = "pending" }).Refusal("wrong-state");
        await clinic.Do(course, "gates/drug-on-hand", new { status = "pending" });
        Assert.Empty((await clinic.Get("/worklist?kind=drug-return")).List("items"));
    }

    [Fact]
    public async Task Edge_58_of_a_patient_who_died_everyone_is_told_that_and_nothing_stays_booked()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var told = await Heard(clinic, () => clinic.Do(course, "discontinue", new { reason = "deceased" }));

        Assert.Equal(8, told.Count(heard => heard.Type == "session.cancelled.v1"));
        Assert.All(told.Where(heard => heard.Type is not "course.reviewed.v1"), heard => Assert.Equal("deceased", heard.Body.Text("reason")));
    }

    [Fact]
    public async Task Edge_55_a_second_course_of_a_patient_needs_an_override()
    {
        var clinic = await ClinicEarly();
        await clinic.Book(Infusions());

        await clinic.TryBook(Spravato()).Refusal("active-course");
        await clinic.Book(Spravato(new { @override = new { rule = "active-course", by = "dr-lee", why = "bridging" } }));
    }

    static Dictionary<string, string> AllCleared => new() { ["screening"] = "cleared", ["consent"] = "cleared", ["rems-enrolment"] = "cleared", ["authorization"] = "cleared", ["drug-on-hand"] = "cleared" };
}

[Collection(OnMovingClock.Sqlite)]
public sealed class EdgeCasesOnSqliteTests(Apps apps) : EdgeCasesTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class EdgeCasesOnPostgresTests(Apps apps) : EdgeCasesTests(apps, "postgres");
