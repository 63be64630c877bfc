using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class CheckInTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task A_patient_with_a_way_home_and_every_gate_cleared_is_received()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T09:50");

        var heard = await Heard(clinic, async () =>
            Assert.Equal("checked-in 2027-01-12T10:00:00-08:00 2 - true 3 84", (await clinic.Do(course, 3, "check-in", Here)).Line("status startsAt version earliestDoseAt blockFits doseNumber doseMg")));

        Assert.Equal(["course.changed.v1", "session.checked-in.v1"], heard.Select(happened => happened.Type).Order(StringComparer.Ordinal));
        Assert.Equal("checked-in 2 adult 3", heard.Single(happened => happened.Type == "session.checked-in.v1").Body.Line("status version rideKind number"));
    }

    [Theory]
    [InlineData("2027-01-12T08:59:59-08:00", "too-early")]
    [InlineData("2027-01-12T09:00:00-08:00", null)]
    [InlineData("2027-01-12T10:15:00-08:00", null)]
    [InlineData("2027-01-13T10:00:00-08:00", "late")]
    public async Task The_door_is_open_from_an_hour_before_to_a_quarter_after(string now, string? rule)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At(now);

        if (rule is null) Assert.Equal("checked-in 2027-01-12T10:00:00-08:00", (await clinic.Do(course, 3, "check-in", Here)).Line("status startsAt"));
        else await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "check-in", Here).Refusal($"{rule} 3"));
    }

    [Fact]
    public async Task Edge_29_who_comes_twenty_minutes_late_begins_anew_where_the_whole_block_still_fits()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.Do(course, 5, "move", new { startsAt = "2027-01-19T14:15:00-08:00", reason = "patient" });
        At("2027-01-12T10:20:40-08:00");
        Assert.Equal("checked-in 2027-01-12T10:20:00-08:00 2027-01-12T13:05:00-08:00 2027-01-12T10:35:00-08:00", (await clinic.Do(course, 3, "check-in", Here)).Line("status startsAt endsAt firstDeviceAt"));

        At("2027-01-19T14:31");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 5, "check-in", Here).Refusal("late 5"));
        At("2027-01-19T14:30");
        await clinic.Do(course, 5, "check-in", Here);
    }

    [Fact]
    public async Task Edge_29_who_is_late_gives_way_to_the_next_patient_of_the_chair_or_takes_another_chair()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var course = await clinic.Book(Cleared());
        var theirs = await clinic.Book(Cleared(new { patientId = "pt-2" }));
        Assert.Equal("2027-01-12T13:00:00-08:00", theirs.List("sessions")[2].Text("startsAt"));
        At("2027-01-12T10:20");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "check-in", Here).Refusal("late 3"));
        await clinic.Put(new { chairs = Chairs(2) });
        Assert.Equal("checked-in chair-2 2027-01-12T10:20:00-08:00", (await clinic.Do(course, 3, "check-in", Here)).Line("status chairId startsAt"));
    }

    [Fact]
    public async Task Who_is_late_where_a_clinician_set_a_rule_aside_is_not_refused_by_that_rule()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.Do(course, 3, "move", new { startsAt = "2027-01-14T10:00:00-08:00", reason = "patient", @override = Override("min-gap") });
        At("2027-01-14T10:20");

        Assert.Equal("checked-in 2027-01-14T10:20:00-08:00", (await clinic.Do(course, 3, "check-in", Here)).Line("status startsAt"));
    }

    [Fact]
    public async Task All_that_stands_against_an_arrival_is_said_at_once()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Put(new { remsCertified = false });
        At("2027-01-05T08:00");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 1, "check-in", new { driver = (object?)null, fasting = new { kept = true } })
            .Refusal("gate-missing 1 1 1 1 1", "no-ride 1", "rems-site 1", "too-early 1"));
    }

    [Theory]
    [InlineData("rideshare-allowed", "adult rideshare clinic medical-transport", "")]
    [InlineData("responsible-adult", "adult clinic medical-transport", "rideshare")]
    [InlineData("clinic-arranged", "clinic medical-transport", "adult rideshare")]
    public async Task A_driver_is_of_a_kind_that_the_clinic_accepts(string ridePolicy, string accepted, string refused)
    {
        var clinic = await ClinicEarly(new { ridePolicy });
        var course = await clinic.Book(Cleared());
        var number = 1;
        foreach (var kind in accepted.Split(' '))
        {
            App.Clock.Instant = course.List("sessions")[number - 1].GetProperty("startsAt").GetDateTimeOffset();
            Assert.Equal("checked-in", (await clinic.Do(course, number++, "check-in", new { driver = new { kind, name = "J. Rivera", phone = "+15625550124" }, fasting = new { kept = true } })).Text("status"));
        }

        App.Clock.Instant = course.List("sessions")[number - 1].GetProperty("startsAt").GetDateTimeOffset();
        foreach (var kind in refused.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await ChangesNothing(clinic, course, () => clinic.TryDo(course, number, "check-in", new { driver = new { kind }, fasting = new { kept = true } }).Refusal($"no-ride {number}", $"ride-policy {number}"));
    }

    [Fact]
    public async Task A_confirmed_ride_needs_no_driver_at_the_door()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");
        var alone = new { fasting = new { kept = true } };

        await clinic.TryDo(course, 3, "check-in", alone).Refusal("no-ride 3");
        await Ride(clinic, course, 3, "needed", 1, kind: null);
        await clinic.TryDo(course, 3, "check-in", alone).Refusal("no-ride 3");
        await Ride(clinic, course, 3, "confirmed", 2, kind: "rideshare");
        var heard = await Heard(clinic, () => clinic.Do(course, 3, "check-in", alone));

        Assert.Equal("rideshare", heard.Single(happened => happened.Type == "session.checked-in.v1").Body.Text("rideKind"));
    }

    [Fact]
    public async Task Who_drives_stays_with_the_rides()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");

        await clinic.Do(course, 3, "check-in", new { driver = new { kind = "adult", name = "Jo Secret", phone = "+15625550124" }, fasting = new { kept = true } });

        var kept = await App.Rows<string>(
            "SELECT COALESCE(visit, '') FROM sessions WHERE clinic_id = @Id UNION ALL SELECT body FROM outbox WHERE source = @source UNION ALL SELECT detail FROM audit WHERE clinic_id = @Id AND detail IS NOT NULL",
            new { clinic.Id, source = $"/clinics/{clinic.Id}/courses" });
        Assert.DoesNotContain(kept, text => text.Contains("Secret", StringComparison.Ordinal) || text.Contains("5550124", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edge_50_a_patient_who_is_enrolled_on_the_spot_goes_on_inside_the_block()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.Do(course, "gates/rems-enrolment", new { status = "pending" });
        At("2027-01-05T10:00");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 1, "check-in", Here).Refusal("gate-missing 1"));
        Assert.Equal("override.rule", await clinic.TryDo(course, 1, "check-in", With(Here, new { @override = Override("rems-enrolment") })).Fields());

        await clinic.Do(course, "gates/rems-enrolment", new { status = "cleared" });
        At("2027-01-05T10:10");

        Assert.Equal("checked-in 2027-01-05T12:45:00-08:00", (await clinic.Do(course, 1, "check-in", Here)).Line("status endsAt"));
    }

    [Theory]
    [InlineData("""{"status":"cleared","validTo":"2027-01-11"}""")]
    [InlineData("""{"status":"cleared","validFrom":"2027-01-13"}""")]
    [InlineData("""{"status":"cleared","units":2}""")]
    [InlineData("""{"status":"blocked"}""")]
    [InlineData("""{"status":"pending"}""")]
    public async Task An_authorization_that_does_not_reach_the_day_or_the_devices_is_open_unless_a_clinician_says_otherwise(string terms)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.Send("POST", $"/courses/{course.Text("courseId")}/gates/authorization", System.Text.Json.Nodes.JsonNode.Parse(terms)).Json(200);
        At("2027-01-12T10:00");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "check-in", Here).Refusal("gate-missing 3"));
        await clinic.TryDo(course, 3, "check-in", With(Here, new { @override = Override("authorization") }), await App.Key("scheduler", clinic.Id)).Json(200);

        Assert.Single(await Worklist(clinic, "countersign"));
    }

    [Fact]
    public async Task An_authorization_reaches_its_last_day_and_its_last_device()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.Do(course, "gates/authorization", new { status = "cleared", validFrom = "2027-01-12", validTo = "2027-01-12", units = 3 });
        At("2027-01-12T10:00");

        Assert.Equal("checked-in", (await clinic.Do(course, 3, "check-in", Here)).Text("status"));
    }

    [Fact]
    public async Task Edge_28_who_ate_ninety_minutes_before_waits_until_two_hours_have_passed()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");

        var arrived = await clinic.Do(course, 3, "check-in", new { driver = new { kind = "adult" }, fasting = new { kept = false, lastFoodAt = "2027-01-12T16:30:00Z" } });
        Assert.Equal("checked-in 2027-01-12T10:30:00-08:00 true", arrived.Line("status earliestDoseAt blockFits"));

        // Its block is put off with it: the chair is not given away.
        Assert.Equal("2027-01-12T10:00:00-08:00 2027-01-12T10:30:00-08:00 2027-01-12T12:40:00-08:00 2027-01-12T13:00:00-08:00", arrived.Line("startsAt firstDeviceAt releaseFrom endsAt"));

        At("2027-01-12T10:29");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "administer").Refusal("too-early 3"));
        At("2027-01-12T10:30");
        Assert.Equal("observing 2027-01-12T12:40:00-08:00 2027-01-12T13:00:00-08:00", (await clinic.Do(course, 3, "administer")).Line("status releaseFrom endsAt"));
    }

    [Theory]
    [InlineData("10:00", """{"kept":false}""", "12:00", true)]
    [InlineData("10:00", """{"kept":false,"lastDrinkAt":"2027-01-12T09:50:00-08:00"}""", "10:20", true)]
    [InlineData("10:00", """{"kept":false,"lastFoodAt":"2027-01-12T07:00:00-08:00","lastDrinkAt":"2027-01-12T09:50:00-08:00"}""", "10:20", true)]
    [InlineData("14:15", """{"kept":false,"lastFoodAt":"2027-01-12T14:00:00-08:00"}""", "16:00", false)]
    public async Task The_earliest_dose_follows_from_the_last_meal_and_the_last_drink(string start, string fasting, string earliest, bool fits)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared(new { preferredTime = start }));
        At($"2027-01-12T{start}");

        var arrived = await clinic.Do(course, 3, "check-in", With(new { driver = new { kind = "adult" } }, new { fasting = System.Text.Json.Nodes.JsonNode.Parse(fasting) }));

        Assert.Equal($"2027-01-12T{earliest}:00-08:00 {(fits ? "true" : "false")}", arrived.Line("earliestDoseAt blockFits"));
    }

    [Fact]
    public async Task A_dose_that_must_wait_into_the_next_patients_time_does_not_fit()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var course = await clinic.Book(Cleared());
        await clinic.Book(Cleared(new { patientId = "pt-2" }));
        At("2027-01-12T10:00");

        var arrived = await clinic.Do(course, 3, "check-in", new { driver = new { kind = "adult" }, fasting = new { kept = false, lastFoodAt = "2027-01-12T08:20:00-08:00" } });

        Assert.Equal("2027-01-12T10:20:00-08:00 false 2027-01-12T12:45:00-08:00", arrived.Line("earliestDoseAt blockFits endsAt"));
    }

    [Fact]
    public async Task A_dose_at_home_has_no_check_in_and_what_is_not_booked_has_none_either()
    {
        var clinic = await ClinicEarly();
        var home = await clinic.Book(Course("lozenge-home", "2027-01-05", "tue", new { patientId = "pt-2" }));
        var course = await clinic.Book(Cleared());
        At("2027-01-05T10:00");

        await clinic.TryDo(home, 1, "check-in", Here).Refusal("wrong-state 1");
        await clinic.Do(course, 1, "check-in", Here);
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 1, "check-in", Here).Refusal("wrong-state 1"));
        await clinic.TryDo(course, 9, "check-in", Here).Refusal("wrong-state 9");
    }

    [Theory]
    [InlineData("{}", "fasting")]
    [InlineData("""{"fasting":null}""", "fasting")]
    [InlineData("""{"fasting":{}}""", "fasting.kept")]
    [InlineData("""{"fasting":{"kept":"yes"}}""", "fasting.kept")]
    [InlineData("""{"driver":{},"fasting":{"kept":true}}""", "driver.kind")]
    [InlineData("""{"driver":{"kind":"friend"},"fasting":{"kept":true}}""", "driver.kind")]
    [InlineData("""{"driver":{"kind":"adult"},"fasting":{"kept":false,"lastFoodAt":"2027-01-12T10:30:00-08:00"}}""", "fasting.lastFoodAt")]
    [InlineData("""{"driver":{"kind":"adult"},"fasting":{"kept":false,"lastDrinkAt":"2199-12-31T10:30:00-08:00"}}""", "fasting.lastDrinkAt")]
    [InlineData("""{"driver":{"kind":"adult"},"fasting":{"kept":false,"lastDrinkAt":"2027-01-12T09:30:00"}}""", "fasting.lastDrinkAt")]
    [InlineData("""{"driver":{"kind":"adult"},"fasting":{"kept":true},"override":{"rule":"no-ride","by":"dr-lee","why":"x"}}""", "override.rule")]
    public async Task What_is_wrong_with_an_answer_at_the_door_is_named(string body, string field)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");

        await ChangesNothing(clinic, course, async () => Assert.Equal(field, await clinic.TryDo(course, 3, "check-in", System.Text.Json.Nodes.JsonNode.Parse(body)).Fields()));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class CheckInOnSqliteTests(Apps apps) : CheckInTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class CheckInOnPostgresTests(Apps apps) : CheckInTests(apps, "postgres");
