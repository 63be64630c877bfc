using System.Text.Json;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class DischargeTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    static readonly object WithAdult = new { leavesWith = "adult" };

    [Fact]
    public async Task A_patient_leaves_when_the_observation_is_over_and_the_chair_is_free_again()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var (course, theirs) = (await clinic.Book(Cleared()), await clinic.Book(Cleared(new { patientId = "pt-2" })));
        await Dose(clinic, course);
        At("2027-01-12T12:25");

        var told = await Told(clinic, async () =>
            Assert.Equal("discharged 2027-01-12T12:25:00-08:00 2027-01-13 2027-01-13T00:00:00-08:00 4", (await clinic.Do(course, 3, "discharge", WithAdult)).Line("status endsAt noDrivingBefore noDrivingUntilAtLeast version")));

        Assert.Equal(["course.changed.v1 active", "session.discharged.v1 3 4 -"], told);
        Assert.Equal("2027-01-12T12:45:00-08:00", (await clinic.Do(theirs, 3, "move", new { startsAt = "2027-01-12T12:45:00-08:00", reason = "clinic" })).Text("startsAt"));
        Assert.Equal([$"{ClinicOfTest.IdOf(course, 3)} 2027-01-20T00:00:00-08:00"], await Worklist(clinic, "rems-form"));
    }

    [Fact]
    public async Task After_an_infusion_the_later_of_the_next_day_and_of_a_day_later_is_said()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(ClearedInfusions());
        At("2027-04-05T10:00:00-07:00");
        await clinic.Do(course, 1, "check-in", Here);
        await clinic.Do(course, 1, "administer");
        At("2027-04-05T11:40:00-07:00");

        Assert.Equal("discharged 2027-04-06T10:45:00-07:00", (await clinic.Do(course, 1, "discharge", WithAdult)).Line("status noDrivingUntilAtLeast"));
        Assert.Empty(await Worklist(clinic, "rems-form"));
    }

    [Fact]
    public async Task Too_early_and_alone_are_said_together()
    {
        var clinic = await ClinicEarly(new { ridePolicy = "responsible-adult" });
        var course = await clinic.Book(Cleared());
        await Dose(clinic, course);
        At("2027-01-12T12:24");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "discharge").Refusal("no-ride 3", "observation-incomplete 3"));
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "discharge", new { leavesWith = "rideshare" }).Refusal("no-ride 3", "observation-incomplete 3", "ride-policy 3"));
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "discharge", WithAdult).Refusal("observation-incomplete 3"));
        At("2027-01-12T12:25");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "discharge").Refusal("no-ride 3"));
    }

    [Fact]
    public async Task Edge_25_when_the_driver_leaves_the_observation_goes_on_and_the_patient_stays_until_there_is_a_ride()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await Ride(clinic, course, 3, "confirmed", 2);
        await Dose(clinic, course);
        await Ride(clinic, course, 3, "cancelled", 3, kind: null);
        Assert.Equal("observing", (await Read(clinic, course, 3)).Text("status"));
        At("2027-01-12T18:00");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "discharge").Refusal("no-ride 3"));
        await Ride(clinic, course, 3, "confirmed", 4, kind: "clinic");
        Assert.Equal("discharged", (await clinic.Do(course, 3, "discharge")).Text("status"));
    }

    [Fact]
    public async Task A_discharge_may_be_recorded_later_than_it_was()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await Dose(clinic, course);
        At("2027-01-12T15:00");

        Assert.Equal("2027-01-12T12:30:00-08:00", (await clinic.Do(course, 3, "discharge", new { at = "2027-01-12T12:30:00-08:00", leavesWith = "adult" })).Text("endsAt"));
    }

    [Fact]
    public async Task A_clinician_discharges_who_was_given_a_dose_whatever_has_become_of_the_course()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.TryDo(course, 3, "discharge", WithAdult).Refusal("wrong-state 3");
        await Dose(clinic, course);
        await clinic.Do(course, "discontinue", new { reason = "moved-away" });
        At("2027-01-12T12:30");

        await ChangesNothing(clinic, course, async () => await clinic.TryDo(course, 3, "discharge", WithAdult, await App.Key("scheduler", clinic.Id)).Problem(403, "forbidden"));
        Assert.Equal("discharged", (await clinic.TryDo(course, 3, "discharge", WithAdult, await App.Key("clinician", clinic.Id)).Json(200)).Text("status"));
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "discharge", WithAdult).Refusal("wrong-state 3"));
    }

    [Theory]
    [InlineData("""{"leavesWith":"friend"}""", "leavesWith")]
    [InlineData("""{"leavesWith":"adult","at":"2027-01-12T12:40:00-08:00"}""", "at")]
    [InlineData("""{"leavesWith":"adult","at":"2027-01-12T10:10:00-08:00"}""", "at")]
    [InlineData("""{"leavesWith":"adult","at":"12:30"}""", "at")]
    [InlineData("""{"leavesWith":"adult","x":null}""", "x")]
    public async Task What_is_wrong_with_a_discharge_is_named(string body, string field)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await Dose(clinic, course);
        At("2027-01-12T12:30");

        await ChangesNothing(clinic, course, async () => Assert.Equal(field, await clinic.TryDo(course, 3, "discharge", System.Text.Json.Nodes.JsonNode.Parse(body)).Fields()));
    }

    // Session 3 is given at a quarter past ten: released from 12:25 on.
    async Task Dose(ClinicOfTest clinic, JsonElement course)
    {
        At("2027-01-12T10:00");
        await clinic.Do(course, 3, "check-in", Here);
        At("2027-01-12T10:15");
        await clinic.Do(course, 3, "administer");
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class DischargeOnSqliteTests(Apps apps) : DischargeTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class DischargeOnPostgresTests(Apps apps) : DischargeTests(apps, "postgres");
