using System.Text.Json;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ExtendObservationTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    static object Longer(int minutes) => new { minutes, why = "Blood pressure is not falling yet." };

    [Fact]
    public async Task Edge_26_an_observation_that_lasts_longer_draws_the_block_out_and_says_whom_it_keeps_waiting()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var (course, theirs) = (await clinic.Book(Cleared()), await clinic.Book(Cleared(new { patientId = "pt-2" })));
        await Dose(clinic, course);

        var told = await Told(clinic, async () =>
        {
            var extended = await clinic.Do(course, 3, "extend-observation", Longer(30));
            Assert.Equal("observing 2027-01-12T12:55:00-08:00 2027-01-12T13:15:00-08:00 4", extended.Line("status releaseFrom endsAt version"));
            Assert.Equal($"{ClinicOfTest.IdOf(theirs, 3)} chair-1 2027-01-12T13:00:00-08:00 30", extended.GetProperty("knockOn").Line("sessionId chairId startsAt delayMinutes"));
        });

        Assert.Equal(["course.changed.v1 active", "session.observation-extended.v1 3 4 -"], told);
        At("2027-01-12T12:54");
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "discharge", new { leavesWith = "adult" }).Refusal("observation-incomplete 3"));
        Assert.Equal("2027-01-12T13:05:00-08:00", (await clinic.Do(course, 3, "extend-observation", Longer(10))).Text("releaseFrom"));
        At("2027-01-12T13:05");
        Assert.Equal("discharged", (await clinic.Do(course, 3, "discharge", new { leavesWith = "adult" })).Text("status"));
        await clinic.Do(theirs, 3, "check-in", Here);
    }

    [Fact]
    public async Task Nobody_waits_where_the_chair_is_free_long_enough()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await Dose(clinic, course);

        Assert.Equal("2027-01-12T13:05:00-08:00 -", (await clinic.Do(course, 3, "extend-observation", Longer(20))).Line("endsAt knockOn"));
    }

    [Fact]
    public async Task A_clinician_extends_the_observation_of_a_patient_who_was_given_a_dose()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await clinic.TryDo(course, 3, "extend-observation", Longer(10)).Refusal("wrong-state 3");
        await Dose(clinic, course);

        await ChangesNothing(clinic, course, async () => await clinic.TryDo(course, 3, "extend-observation", Longer(10), await App.Key("scheduler", clinic.Id)).Problem(403, "forbidden"));
        await clinic.TryDo(course, 3, "extend-observation", Longer(10), await App.Key("clinician", clinic.Id)).Json(200);
        Assert.DoesNotContain(
            await App.Rows<string>("SELECT body FROM outbox WHERE source = @source", new { source = $"/clinics/{clinic.Id}/courses" }), body => body.Contains("not falling", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"minutes":0,"why":"x"}""", "minutes")]
    [InlineData("""{"minutes":-30,"why":"x"}""", "minutes")]
    [InlineData("""{"minutes":481,"why":"x"}""", "minutes")]
    [InlineData("""{"minutes":30,"why":""}""", "why")]
    [InlineData("""{"minutes":30}""", "why")]
    [InlineData("""{"why":"x"}""", "minutes")]
    public async Task An_observation_is_never_shortened(string body, string field)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        await Dose(clinic, course);

        await ChangesNothing(clinic, course, async () => Assert.Equal(field, await clinic.TryDo(course, 3, "extend-observation", System.Text.Json.Nodes.JsonNode.Parse(body)).Fields()));
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
public sealed class ExtendObservationOnSqliteTests(Apps apps) : ExtendObservationTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class ExtendObservationOnPostgresTests(Apps apps) : ExtendObservationTests(apps, "postgres");
