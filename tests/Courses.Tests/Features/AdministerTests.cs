using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class AdministerTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    const string Times = "status firstDeviceAt releaseFrom endsAt doseMg devices";

    [Theory]
    [InlineData(1, """{}""", "observing 2027-01-05T10:15:00-08:00 2027-01-05T12:20:00-08:00 2027-01-05T12:45:00-08:00 56 2")]
    [InlineData(3, """{}""", "observing 2027-01-12T10:15:00-08:00 2027-01-12T12:25:00-08:00 2027-01-12T12:45:00-08:00 84 3")]
    [InlineData(3, """{"doseMg":56}""", "observing 2027-01-12T10:15:00-08:00 2027-01-12T12:20:00-08:00 2027-01-12T12:45:00-08:00 56 2")]
    [InlineData(3, """{"at":"2027-01-12T18:10:00Z","lastDeviceAt":"2027-01-12T18:31:00Z"}""", "observing 2027-01-12T10:10:00-08:00 2027-01-12T12:31:00-08:00 2027-01-12T12:51:00-08:00 84 3")]
    public async Task The_observation_counts_from_the_last_device(int number, string body, string expected)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        var day = course.List("sessions")[number - 1].Text("date");
        At($"{day}T10:00");
        await clinic.Do(course, number, "check-in", Here);
        At($"{day}T10:15");

        var told = await Told(clinic, async () => Assert.Equal(expected, (await clinic.Do(course, number, "administer", System.Text.Json.Nodes.JsonNode.Parse(body))).Line(Times)));

        Assert.Contains($"session.administered.v1 {number} 3 -", told);
    }

    [Fact]
    public async Task After_an_infusion_nobody_drives_for_a_day_from_its_real_end()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(ClearedInfusions());
        At("2027-04-05T10:00:00-07:00");
        await clinic.Do(course, 1, "check-in", Here);
        At("2027-04-05T10:31:00-07:00");

        var given = await clinic.Do(course, 1, "administer");

        Assert.Equal("observing 2027-04-05T12:11:00-07:00 2027-04-05T12:31:00-07:00 2027-04-06 2027-04-06T11:15:00-07:00 -", given.Line("status releaseFrom endsAt noDrivingBefore noDrivingUntil doseMg"));
    }

    [Fact]
    public async Task A_dose_is_given_to_a_patient_who_is_checked_in_and_once()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "administer").Refusal("not-checked-in 3"));
        await clinic.TryDo(course, 9, "administer").Refusal("wrong-state 9");
        await clinic.Do(course, 3, "check-in", Here);
        await ChangesNothing(clinic, course, async () => await clinic.TryDo(course, 3, "administer", new { }, await App.Key("scheduler", clinic.Id)).Problem(403, "forbidden"));
        await clinic.Do(course, 3, "administer");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "administer").Refusal("wrong-state 3"));
    }

    [Fact]
    public async Task A_dose_is_one_that_the_label_knows()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        var infusions = await clinic.Book(Course("iv-6-weekly", "2027-01-05", "tue", new { patientId = "pt-2", gates = new { screening = "cleared", consent = "cleared" } }));
        var higher = await clinic.Book(Cleared(new { patientId = "pt-3", doseMg = new[] { 84 }, @override = Override("first-dose") }));
        foreach (var visit in new[] { course, infusions, higher })
        {
            App.Clock.Instant = visit.List("sessions")[0].GetProperty("startsAt").GetDateTimeOffset();
            await clinic.Do(visit, 1, "check-in", Here);
        }

        At("2027-01-05T10:30");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 1, "administer", new { doseMg = 28 }).Refusal("dose-not-allowed 1"));
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 1, "administer", new { doseMg = 84 }).Refusal("first-dose 1"));
        await ChangesNothing(clinic, infusions, () => clinic.TryDo(infusions, 1, "administer", new { doseMg = 40 }).Refusal("dose-not-allowed 1"));
        Assert.Equal("84", (await clinic.Do(higher, 1, "administer")).Text("doseMg"));
    }

    [Fact]
    public async Task Edge_53_a_larger_dose_takes_a_device_more_and_is_refused_where_that_is_not_there()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared(new { doseMg = new[] { 56 } }));
        await clinic.Do(course, "gates/drug-on-hand", new { status = "cleared", units = 2 });
        At("2027-01-12T10:00");
        Assert.Equal("56 2", (await clinic.Do(course, 3, "check-in", Here)).Line("doseMg devices"));
        At("2027-01-12T10:15");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "administer", new { doseMg = 84 }).Refusal("gate-missing 3"));
        await clinic.Do(course, "gates/drug-on-hand", new { status = "cleared", units = 5 });
        Assert.Equal("observing 2027-01-12T10:15:00-08:00 2027-01-12T12:25:00-08:00 2027-01-12T12:45:00-08:00 84 3", (await clinic.Do(course, 3, "administer", new { doseMg = 84 })).Line(Times));

        Assert.Contains("drug-on-hand 5 3", (await clinic.Again(course)).Lines("gates", "gate units usedUnits"));
        Assert.Equal("56", (await Read(clinic, course, 4)).Text("doseMg"));
    }

    [Fact]
    public async Task Edge_14_the_observation_is_counted_in_minutes_that_pass_when_the_clocks_change()
    {
        var night = new { hours = Hours("wed sun", "00:00", "09:00"), prescriberHours = OnSite("wed sun", "00:00", "09:00") };
        var clinic = await ClinicEarly(night);
        var course = await clinic.Book(Cleared(new { startDate = "2027-03-10", pattern = new[] { "wed", "sun" }, preferredTime = "00:30" }));
        Assert.Equal("2027-03-14T00:30:00-08:00 2027-03-14T04:15:00-07:00", course.List("sessions")[1].Line("startsAt endsAt"));
        At("2027-03-14T00:30");
        await clinic.Do(course, 2, "check-in", Here);
        At("2027-03-14T01:00");

        Assert.Equal("2027-03-14T04:10:00-07:00 2027-03-14T04:30:00-07:00 2027-03-15", (await clinic.Do(course, 2, "administer")).Line("releaseFrom endsAt noDrivingBefore"));
        At("2027-03-14T04:09:00-07:00");
        await clinic.TryDo(course, 2, "discharge", new { leavesWith = "adult" }).Refusal("observation-incomplete 2");
        At("2027-03-14T04:10:00-07:00");
        await clinic.Do(course, 2, "discharge", new { leavesWith = "adult" });
    }

    [Fact]
    public async Task A_dose_at_home_is_given_straight_from_booked_and_is_done()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Course("lozenge-home", "2027-01-05", "tue"));
        At("2027-01-03T10:00");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 1, "administer").Refusal("too-early 1"));
        Assert.Equal("at", await clinic.TryDo(course, 1, "administer", new { at = "2027-01-02T10:00:00-08:00" }).Fields());
        At("2027-01-05T20:00");

        var told = await Told(clinic, async () =>
            Assert.Equal("discharged 2027-01-05T19:30:00-08:00 - 2027-01-06 -", (await clinic.Do(course, 1, "administer", new { at = "2027-01-05T19:30:00-08:00" })).Line("status firstDeviceAt releaseFrom noDrivingBefore chairId")));

        Assert.Equal(["course.changed.v1 active", "session.discharged.v1 1 2 -"], told);
        await clinic.TryDo(course, 1, "discharge", new { leavesWith = "adult" }).Refusal("wrong-state 1");
    }

    [Theory]
    [InlineData("""{"doseMg":0}""", "doseMg")]
    [InlineData("""{"doseMg":"84"}""", "doseMg")]
    [InlineData("""{"at":"2027-01-12T10:20:00-08:00"}""", "at")]
    [InlineData("""{"at":"2027-01-12T09:59:00-08:00"}""", "at")]
    [InlineData("""{"lastDeviceAt":"2027-01-12T10:10:00-08:00"}""", "lastDeviceAt")]
    [InlineData("""{"lastDeviceAt":"2027-01-12T16:16:00-08:00"}""", "lastDeviceAt")]
    [InlineData("""{"x":1}""", "x")]
    public async Task What_is_wrong_with_a_dose_is_named(string body, string field)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");
        await clinic.Do(course, 3, "check-in", Here);
        At("2027-01-12T10:15");

        await ChangesNothing(clinic, course, async () => Assert.Equal(field, await clinic.TryDo(course, 3, "administer", System.Text.Json.Nodes.JsonNode.Parse(body)).Fields()));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class AdministerOnSqliteTests(Apps apps) : AdministerTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class AdministerOnPostgresTests(Apps apps) : AdministerTests(apps, "postgres");
