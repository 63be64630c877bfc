using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class CancelSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task A_cancelled_session_leaves_its_chair_and_its_day_and_the_doses_are_counted_anew()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var course = await clinic.Book(Spravato());
        var theirs = await clinic.Book(Spravato(new { patientId = "pt-2" }));
        At("2027-01-11T09:00");

        var told = await Told(clinic, async () =>
        {
            var cancelled = await clinic.Do(course, 3, "cancel", new { reason = "medical" });
            Assert.Equal("cancelled medical make-up - - - 2", cancelled.Line("status reason effect doseNumber gapDays doseMg version"));
            Assert.Equal("2027-01-13 2027-01-13T10:00:00-08:00 2027-01-13T12:45:00-08:00 chair-1 1 5 2", cancelled.GetProperty("makeUp").Line("date startsAt endsAt chairId shiftDays gapBeforeDays gapAfterDays"));
        });

        Assert.Equal(
            ["course.changed.v1 active", "session.cancelled.v1 3 2 medical", "session.changed.v1 4 2 -", "session.changed.v1 5 2 -", "session.changed.v1 6 2 -", "session.changed.v1 7 2 -", "session.changed.v1 8 2 -"], told);
        Assert.Equal(["1 1 -", "2 2 3", "3 - -", "4 3 7", "5 4 4", "6 5 3", "7 6 4", "8 7 3"], await Sessions(clinic, course, "number doseNumber gapDays"));
        await clinic.Do(theirs, 3, "move", new { startsAt = course.List("sessions")[2].Text("startsAt"), reason = "patient" });
    }

    [Fact]
    public async Task The_doses_of_what_is_left_follow_their_numbers()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        await clinic.Do(course, 1, "cancel", new { reason = "clinic" });

        Assert.Equal(["1 - - - -", "2 1 56 2 -", "3 2 84 3 4"], (await Sessions(clinic, course, "number doseNumber doseMg devices gapDays")).Take(3));
    }

    [Fact]
    public async Task A_series_slides_by_one_pattern_day_and_keeps_its_count()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());

        var cancelled = await clinic.Do(course, 2, "cancel", new { reason = "ride" });

        Assert.Equal("cancelled ride slide", cancelled.Line("status reason effect"));
        Assert.Equal("2027-04-19 3 -", cancelled.GetProperty("makeUp").Line("date gapBeforeDays gapAfterDays"));
        await clinic.Do(course, 2, "move", new { startsAt = cancelled.GetProperty("makeUp").Text("startsAt"), reason = "ride" });
        Assert.Equal(
            ["1 2027-04-05 1", "2 2027-04-19 6", "3 2027-04-09 2", "4 2027-04-12 3", "5 2027-04-14 4", "6 2027-04-16 5"], await Sessions(clinic, course, "number date doseNumber"));
    }

    [Fact]
    public async Task A_series_without_a_day_under_its_ceiling_is_for_a_clinician_to_review()
    {
        var clinic = await ClinicEarly(new { closedOn = new[] { "2027-04-19", "2027-04-20", "2027-04-21", "2027-04-22", "2027-04-23" } });
        var course = await clinic.Book(Infusions());

        Assert.Equal("cancelled review -", (await clinic.Do(course, 2, "cancel", new { reason = "weather" })).Line("status effect makeUp"));

        Assert.Contains("mid-series 2 2027-04-07 open", (await clinic.Again(course)).Lines("reviews", "kind afterSession dueDate status"));
        Assert.Equal("active", (await clinic.Again(course)).Text("status"));
    }

    [Fact]
    public async Task A_booster_is_made_up_inside_its_window_from_the_last_dose()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());
        At("2027-04-16T08:00:00-07:00");
        await clinic.Pass(course, "end-of-series", ByDoctor);
        course = await clinic.Again(course);
        Assert.Equal("booster 2027-04-30 booked", course.List("sessions")[6].Line("phase date status"));

        var cancelled = await clinic.Do(course, 7, "cancel", new { reason = "clinic" });

        Assert.Equal("2027-05-03 17 3", cancelled.GetProperty("makeUp").Line("date gapBeforeDays shiftDays"));
        Assert.Equal("make-up", cancelled.Text("effect"));
    }

    [Fact]
    public async Task Only_what_the_patient_calls_off_is_a_no_show()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        foreach (var (number, reason) in new[] { (1, "patient"), (2, "clinic"), (3, "ride"), (4, "medical"), (5, "weather"), (6, "patient") })
            Assert.NotEqual("review", (await clinic.Do(course, number, "cancel", new { reason })).Text("effect"));
        Assert.Equal("active", (await clinic.Again(course)).Text("status"));

        Assert.Equal("review", (await clinic.Do(course, 7, "cancel", new { reason = "patient" })).Text("effect"));
        var after = await clinic.Again(course);
        Assert.Equal("under-review", after.Text("status"));
        Assert.Contains("missed-two 7 2026-12-01 open", after.Lines("reviews", "kind afterSession dueDate status"));
    }

    [Fact]
    public async Task Two_that_were_called_off_in_the_other_order_are_two_in_a_row_too()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        await clinic.Do(course, 6, "cancel", new { reason = "patient" });

        Assert.Equal("review", (await clinic.Do(course, 5, "cancel", new { reason = "patient" })).Text("effect"));
    }

    [Fact]
    public async Task Edge_24_a_ride_cancelled_an_hour_before_holds_the_dose_and_at_last_cancels_the_visit()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await Ride(clinic, course, 3, "confirmed", 2);
        await Ride(clinic, course, 3, "cancelled", 3, kind: null);
        At("2027-01-12T09:30");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "check-in", new { fasting = new { kept = true } }).Refusal("no-ride 3"));
        await clinic.Do(course, 3, "hold", new { reason = "ride" });
        var cancelled = await clinic.Do(course, 3, "cancel", new { reason = "ride" });

        Assert.Equal("cancelled ride make-up 3", cancelled.Line("status reason effect version"));
        Assert.Equal("2027-01-13", cancelled.GetProperty("makeUp").Text("date"));
    }

    [Fact]
    public async Task Edge_27_blood_pressure_too_high_at_check_in_is_no_no_show_and_a_make_up_is_offered()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-08T10:30");
        await clinic.Do(course, 2, "miss");
        At("2027-01-12T09:50");
        await clinic.Do(course, 3, "check-in", Here);
        await clinic.Do(course, 3, "vitals", new { systolic = 168, diastolic = 104, by = "rn-1" });
        await clinic.Do(course, 3, "hold", new { reason = "blood-pressure" });

        var cancelled = await clinic.Do(course, 3, "cancel", new { reason = "medical" });

        Assert.Equal("cancelled medical make-up", cancelled.Line("status reason effect"));
        Assert.Equal("2027-01-13", cancelled.GetProperty("makeUp").Text("date"));
        Assert.Equal("active", (await clinic.Again(course)).Text("status"));
    }

    [Theory]
    [InlineData("patient", true)]
    [InlineData("clinic", false)]
    [InlineData("medical", false)]
    public async Task Who_is_in_danger_and_calls_off_is_looked_after(string reason, bool isLookedAfter)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        At("2027-01-11T09:00");

        var told = await Told(clinic, () => clinic.Do(course, 3, "cancel", new { reason }));

        Assert.Equal(isLookedAfter, told.Contains("session.welfare-check-due.v1 3 2 -"));
        Assert.Equal(isLookedAfter ? [$"{ClinicOfTest.IdOf(course, 3)} 2027-01-11T09:00:00-08:00"] : [], await Worklist(clinic, "welfare-check"));
    }

    [Fact]
    public async Task What_has_ended_is_not_called_off()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.Do(course, 3, "cancel", new { reason = "clinic" });

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "cancel", new { reason = "clinic" }).Refusal("wrong-state 3"));
        await clinic.TryDo(course, 9, "cancel", new { reason = "clinic" }).Refusal("wrong-state 9");
    }

    [Theory]
    [InlineData("{}", "reason")]
    [InlineData("""{"reason":"x"}""", "reason")]
    [InlineData("""{"reason":null}""", "reason")]
    [InlineData("""{"reason":1}""", "reason")]
    [InlineData("""{"reason":"clinic","x":1}""", "x")]
    public async Task A_reason_is_one_of_the_few(string body, string field)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        await ChangesNothing(clinic, course, async () => Assert.Equal(field, await clinic.TryDo(course, 3, "cancel", body).Fields()));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class CancelSessionOnSqliteTests(Apps apps) : CancelSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class CancelSessionOnPostgresTests(Apps apps) : CancelSessionTests(apps, "postgres");
