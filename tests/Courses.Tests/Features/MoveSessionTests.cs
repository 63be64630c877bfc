using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class MoveSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task A_moved_session_lies_where_a_person_chose_and_its_neighbours_count_their_gaps_anew()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var told = await Told(clinic, async () =>
        {
            var moved = await clinic.Do(course, 3, "move", new { startsAt = "2027-01-13T13:30:00-08:00", chairId = "chair-2", reason = "patient" });
            Assert.Equal(
                "booked 2027-01-13 2027-01-13T13:30:00-08:00 2027-01-13T16:15:00-08:00 2027-01-13T13:45:00-08:00 2027-01-13T15:55:00-08:00 chair-2 2 1 moved (patient) 5 3 84 2027-01-14 2027-01-20 -",
                moved.Line("status date startsAt endsAt firstDeviceAt releaseFrom chairId version shiftDays shiftReason gapDays doseNumber doseMg noDrivingBefore remsFormDue reason"));
        });

        Assert.Equal(["course.changed.v1 active", "session.changed.v1 4 2 -", "session.moved.v1 3 2 patient"], told);
        Assert.Equal(
            ["1 1 - 1", "2 2 3 1", "3 3 5 2", "4 4 2 2", "5 5 4 1", "6 6 3 1", "7 7 4 1", "8 8 3 1"],
            await Sessions(clinic, course, "number doseNumber gapDays version"));
        Assert.Equal("2", (await clinic.Again(course)).Text("version"));
    }

    [Fact]
    public async Task The_event_of_a_move_says_where_the_session_was_and_where_it_is()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var heard = await Heard(clinic, () => clinic.Do(course, 3, "move", new { startsAt = "2027-01-13T13:30:00-08:00", reason = "medical" }));

        var moved = heard.Single(happened => happened.Type == "session.moved.v1");
        Assert.Equal("2027-01-12T10:00:00-08:00 chair-1", moved.Body.GetProperty("previous").Line("startsAt chairId"));
        Assert.Equal("2027-01-13 13:30 2027-01-13T13:30:00-08:00 medical 2", moved.Body.Line("localDate localTime startsAt reason version"));
        Assert.Contains("2027-01-08,2027-01-13,2027-01-15", moved.Body.Text("doseDates"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edge_12_a_move_that_makes_two_doses_consecutive_days_is_refused()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        object To(object? set) => new { startsAt = "2027-01-14T10:00:00-08:00", reason = "patient", @override = set };

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "move", To(null)).Refusal("min-gap 3"));

        var scheduler = await App.Key("scheduler", clinic.Id);
        var moved = await clinic.TryDo(course, 3, "move", To(Override("min-gap")), scheduler).Json(200);
        Assert.Equal("2027-01-14 6 3", moved.Line("date gapDays doseNumber"));
        Assert.Equal("1", (await Read(clinic, course, 4)).Text("gapDays"));
        Assert.Single(await Worklist(clinic, "countersign"));
    }

    [Fact]
    public async Task What_a_clinician_sets_aside_needs_no_second_signature()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        await clinic.TryDo(course, 8, "move", new { startsAt = "2027-02-03T10:00:00-08:00", reason = "patient", @override = Override("treatment-week") }, await App.Key("clinician", clinic.Id)).Json(200);

        Assert.Empty(await Worklist(clinic, "countersign"));
        Assert.Equal("2027-02-03 4 booked", (await clinic.Again(course)).List("sessions")[7].Line("date treatmentWeek status"));
    }

    [Fact]
    public async Task Edge_11_a_second_dose_on_one_day_is_refused_whoever_asks()
    {
        var group = $"group-{Guid.NewGuid():N}"[..20];
        var (clinic, other) = (await ClinicEarly(new { group }), await ClinicEarly(new { group }));
        var course = await clinic.Book(Spravato());
        await other.Book(Course("iv-6-in-2-weeks", "2027-02-01", "mon wed fri", new { @override = Override("active-course") }));

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "move", new { startsAt = "2027-01-15T13:30:00-08:00", reason = "patient" }).Refusal("one-per-day 3"));
        await clinic.TryDo(course, 8, "move", new { startsAt = "2027-02-01T13:30:00-08:00", reason = "patient" }).Refusal("one-per-day 8");
        Assert.Equal("override.rule", await clinic.TryDo(course, 3, "move", new { startsAt = "2027-01-15T13:30:00-08:00", reason = "patient", @override = Override("one-per-day") }).Fields());
        await clinic.TryDo(course, 8, "move", new { startsAt = "2027-02-01T13:30:00-08:00", reason = "patient", @override = Override("min-gap") }).Refusal("one-per-day 8");
    }

    [Theory]
    [InlineData(8, "2027-02-03T10:00:00-08:00", "treatment-week")]
    [InlineData(8, "2027-01-29T14:30:00-08:00", "outside-hours no-prescriber")]
    [InlineData(3, "2027-01-13T10:07:00-08:00", "off-grid")]
    [InlineData(3, "2027-01-13T10:00:30-08:00", "off-grid")]
    [InlineData(5, "2027-01-18T10:00:00-08:00", "clinic-closed treatment-week")]
    [InlineData(8, "2027-01-28T10:00:00-08:00", "patient-unavailable")]
    [InlineData(3, "2027-01-16T07:07:00-08:00", "clinic-closed min-gap no-prescriber off-grid outside-hours")]
    [InlineData(1, "2026-11-30T10:00:00-08:00", "in-the-past treatment-week")]
    public async Task All_the_rules_that_forbid_a_place_are_named(int number, string startsAt, string rules)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { unavailable = new[] { "2027-01-28" } }));

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, number, "move", new { startsAt, reason = "clinic" }).Refusal([.. rules.Split(' ').Select(rule => $"{rule} {number}")]));
    }

    [Theory]
    [InlineData("clinic-closed")]
    [InlineData("outside-hours")]
    [InlineData("chair-full")]
    [InlineData("no-prescriber")]
    [InlineData("in-the-past")]
    [InlineData("active-course")]
    [InlineData("x")]
    public async Task No_override_opens_what_is_never_open(string rule)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        Assert.Equal("override.rule", await clinic.TryDo(course, 3, "move", new { startsAt = "2027-01-13T10:00:00-08:00", reason = "patient", @override = Override(rule) }).Fields());
    }

    [Fact]
    public async Task A_dose_of_an_interval_stays_in_its_window_unless_a_clinician_says_otherwise()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-28T09:00");
        await clinic.Pass(course, "benefit", ByDoctor);
        course = await clinic.Again(course);

        await clinic.TryDo(course, 12, "move", new { startsAt = "2027-03-01T10:00:00-08:00", reason = "patient" }).Refusal("interval-window 12");
        await clinic.TryDo(course, 11, "move", new { startsAt = "2027-02-22T10:00:00-08:00", reason = "patient" }).Refusal("interval-window 11", "min-gap 11");
        var moved = await clinic.Do(course, 12, "move", new { startsAt = "2027-03-01T10:00:00-08:00", reason = "patient", @override = Override("interval-window") });

        Assert.Equal("2027-03-01 2027-02-26 3 10", moved.Line("date targetDate shiftDays gapDays"));
    }

    [Fact]
    public async Task A_series_keeps_its_ceiling_unless_a_clinician_says_otherwise()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());
        object To(object? set) => new { startsAt = "2027-04-26T10:00:00-07:00", reason = "patient", @override = set };

        await clinic.TryDo(course, 6, "move", To(null)).Refusal("ceiling-exceeded 6");
        Assert.Equal("2027-04-26 2027-04-27T11:00:00-07:00", (await clinic.Do(course, 6, "move", To(Override("ceiling-exceeded")))).Line("date noDrivingUntil"));
    }

    [Fact]
    public async Task A_place_that_is_taken_is_a_conflict_and_says_what_is_full()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var mine = await clinic.Book(Spravato());
        var theirs = await clinic.Book(Spravato(new { patientId = "pt-2" }));
        var taken = theirs.List("sessions")[2].Text("startsAt");

        await ChangesNothing(clinic, mine, async () =>
        {
            var problem = await clinic.TryDo(mine, 3, "move", new { startsAt = taken, reason = "patient" }).Problem(409, "slot-taken");
            Assert.Equal(["chair-full 3", "starts-full 3"], problem.Lines("violations", "rule sessionNumber"));
        });
        await clinic.TryDo(mine, 3, "move", new { startsAt = "2027-01-16T10:00:00-08:00", reason = "patient" }).Refusal("clinic-closed 3", "min-gap 3", "no-prescriber 3", "outside-hours 3");

        // The place that was left is free for another.
        var left = mine.List("sessions")[2].Text("startsAt");
        await clinic.Do(mine, 3, "move", new { startsAt = "2027-01-13T10:00:00-08:00", reason = "patient" });
        Assert.Equal(left, (await clinic.Do(theirs, 3, "move", new { startsAt = left, reason = "patient" })).Text("startsAt"));
    }

    [Fact]
    public async Task A_chair_that_is_named_goes_before_the_chair_that_was_wished()
    {
        var clinic = await ClinicEarly(new { chairs = new object[] { new { id = "a", name = "A", routes = new[] { "intranasal" } }, new { id = "b", name = "B", routes = new[] { "intranasal" } }, new { id = "drip", name = "Drip", routes = new[] { "iv" } } } });
        var course = await clinic.Book(Spravato(new { chairId = "b" }));
        object To(string chairId) => new { startsAt = "2027-01-13T10:00:00-08:00", chairId, reason = "clinic" };

        Assert.Equal("a", (await clinic.Do(course, 3, "move", To("a"))).Text("chairId"));
        await clinic.TryDo(course, 3, "move", To("drip")).Refusal("route-not-offered 3");
        Assert.Equal("chairId", await clinic.TryDo(course, 3, "move", To("c")).Fields());
    }

    [Theory]
    [InlineData("2027-01-13T18:00:00Z")]
    [InlineData("2027-01-13T13:00:00-05:00")]
    [InlineData("2027-01-14T03:00:00+09:00")]
    public async Task An_instant_in_another_offset_is_the_same_instant(string startsAt)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        Assert.Equal("2027-01-13 2027-01-13T10:00:00-08:00", (await clinic.Do(course, 3, "move", new { startsAt, reason = "patient" })).Line("date startsAt"));
    }

    [Fact]
    public async Task Edge_14_a_block_across_the_change_of_clocks_lasts_its_minutes_and_a_skipped_start_is_refused()
    {
        var clinic = await ClinicEarly(Overnight);
        var course = await clinic.Book(Course("spravato-trd", "2027-03-07", "wed sun", new { preferredTime = "05:00" }));

        await clinic.TryDo(course, 3, "move", new { startsAt = "2027-03-14T02:30:00-08:00", reason = "clinic" }).Refusal("outside-hours 3");
        var moved = await clinic.Do(course, 3, "move", new { startsAt = "2027-03-14T00:30:00-08:00", reason = "clinic" });

        Assert.Equal("2027-03-14T00:30:00-08:00 2027-03-14T04:15:00-07:00 2027-03-14T03:55:00-07:00", moved.Line("startsAt endsAt releaseFrom"));
    }

    [Fact]
    public async Task A_wall_time_that_comes_twice_is_its_first_occurrence()
    {
        var clinic = await ClinicEarly(Overnight);
        var course = await clinic.Book(Course("spravato-trd", "2027-10-31", "wed sun", new { preferredTime = "05:00" }));

        await clinic.TryDo(course, 3, "move", new { startsAt = "2027-11-07T01:30:00-08:00", reason = "clinic" }).Refusal("off-grid 3");
        var moved = await clinic.Do(course, 3, "move", new { startsAt = "2027-11-07T01:30:00-07:00", reason = "clinic" });

        Assert.Equal("2027-11-07T01:30:00-07:00 2027-11-07T03:15:00-08:00", moved.Line("startsAt endsAt"));
    }

    [Fact]
    public async Task A_slot_without_a_place_is_given_one_and_its_dose_counts_from_then_on()
    {
        var clinic = await ClinicEarly(new { closedOn = new[] { "2027-01-12", "2027-01-13" } });
        var course = await clinic.Book(Spravato(new { acceptUnplaced = true }));
        Assert.Equal(["3"], course.Lines("unplaced", "number"));
        object To(object? set) => new { startsAt = "2027-01-14T10:00:00-08:00", reason = "clinic", @override = set };

        await clinic.TryDo(course, 3, "move", To(null)).Refusal("min-gap 3");
        var told = await Told(clinic, () => clinic.Do(course, 3, "move", To(Override("min-gap"))));

        Assert.Equal(
            ["course.changed.v1 active", "session.booked.v1 3 2 clinic", "session.changed.v1 4 2 -", "session.changed.v1 5 2 -", "session.changed.v1 6 2 -", "session.changed.v1 7 2 -", "session.changed.v1 8 2 -"], told);
        Assert.Empty((await clinic.Again(course)).List("unplaced"));
        Assert.Equal(["1 1 -", "2 2 3", "3 3 6", "4 4 1", "5 5 4", "6 6 3", "7 7 4", "8 8 3"], await Sessions(clinic, course, "number doseNumber gapDays"));
    }

    [Fact]
    public async Task A_make_up_lies_on_a_later_day_of_the_same_treatment_week()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-12T10:20");
        await clinic.Do(course, 3, "miss");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "move", new { startsAt = "2027-01-12T13:30:00-08:00", reason = "patient", @override = Override("treatment-week") }).Refusal("one-per-day 3"));
        await clinic.TryDo(course, 3, "move", new { startsAt = "2027-02-02T10:00:00-08:00", reason = "patient" }).Refusal("treatment-week 3");
        var told = await Told(clinic, () => clinic.Do(course, 3, "move", new { startsAt = "2027-01-13T10:00:00-08:00", reason = "patient" }));

        Assert.Contains("session.booked.v1 3 3 patient", told);
        Assert.Equal("booked 3 no-show on Tue 2027-01-12; make-up in the same treatment week", (await Read(clinic, course, 3)).Line("status doseNumber shiftReason"));
    }

    [Fact]
    public async Task A_session_that_is_only_foreseen_or_is_over_cannot_be_moved()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        var there = new { startsAt = "2027-01-13T10:00:00-08:00", reason = "patient" };

        await clinic.TryDo(course, 9, "move", there).Refusal("wrong-state 9");
        At("2027-01-05T10:00");
        await clinic.Do(course, 1, "check-in", Here);
        await clinic.TryDo(course, 1, "move", there).Refusal("wrong-state 1");
        await clinic.Do(course, "discontinue", new { reason = "moved-away" });
        await clinic.TryDo(course, 3, "move", there).Refusal("wrong-state 3");
    }

    [Theory]
    [InlineData("2027-01-13T10:00:00")]
    [InlineData("2027-01-13")]
    [InlineData("1899-12-31T10:00:00-08:00")]
    [InlineData("2027-09-13T10:00:00-07:00")]
    [InlineData("2199-12-30T10:00:00-08:00")]
    [InlineData("")]
    public async Task A_start_that_is_no_instant_near_the_session_is_named(string startsAt)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        Assert.Equal("startsAt", await clinic.TryDo(course, 3, "move", new { startsAt, reason = "patient" }).Fields());
    }

    [Fact]
    public async Task Edge_57_of_two_who_have_seen_the_same_version_the_second_is_told_that_it_is_old()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        var path = $"/sessions/{ClinicOfTest.IdOf(course, 3)}/move";
        Task<HttpResponseMessage> Move(string time, params (string, string)[] headers) =>
            clinic.Send("POST", path, new { startsAt = $"2027-01-13T{time}:00-08:00", reason = "patient" }, CoursesApp.AdminKey, headers);

        var moved = await Move("10:00", ("If-Match", "\"1\""), ("Idempotency-Key", "once"));
        Assert.Equal("\"2\"", moved.Headers.ETag?.Tag);
        await ChangesNothing(clinic, course, () => Move("13:00", ("If-Match", "\"1\"")).Problem(412, "stale"));

        var again = await Move("10:00", ("If-Match", "\"1\""), ("Idempotency-Key", "once"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal("2", (await again.Json(200)).Text("version"));
        await Move("13:00", ("Idempotency-Key", "once")).Problem(409, "idempotency-mismatch");
    }

    [Fact]
    public async Task A_held_visit_that_is_moved_begins_anew()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T09:50");
        await clinic.Do(course, 3, "check-in", new { driver = new { kind = "rideshare" }, fasting = new { kept = false, lastFoodAt = "2027-01-12T09:45:00-08:00" } });
        await clinic.Do(course, 3, "hold", new { reason = "fasting" });

        var heard = await Heard(clinic, () => clinic.Do(course, 3, "move", new { startsAt = "2027-01-12T13:00:00-08:00", reason = "patient" }));

        Assert.Equal("booked 4 -", heard.Single(happened => happened.Type == "session.moved.v1").Body.Line("status version rideKind"));
        At("2027-01-12T13:00");
        Assert.Equal("checked-in -", (await clinic.Do(course, 3, "check-in", Here)).Line("status earliestDoseAt"));
    }

    static object Overnight => new { hours = Hours("wed sun", "00:00", "09:00"), prescriberHours = OnSite("wed sun", "00:00", "09:00") };
}

[Collection(OnMovingClock.Sqlite)]
public sealed class MoveSessionOnSqliteTests(Apps apps) : MoveSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class MoveSessionOnPostgresTests(Apps apps) : MoveSessionTests(apps, "postgres");
