namespace Scheduling.Courses.Tests.Features;

public abstract class TakeVitalsTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    static readonly object Calm = new { systolic = 128, diastolic = 82, spo2 = 98, by = "rn-1" };

    [Fact]
    public async Task Vital_signs_are_kept_before_the_dose_while_it_waits_and_after_it()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T09:55");
        await clinic.Do(course, 3, "check-in", Here);

        var told = await Told(clinic, async () => Assert.Equal("checked-in 3", (await clinic.Do(course, 3, "vitals", Calm)).Line("status version")));
        await clinic.Do(course, 3, "hold", new { reason = "blood-pressure" });
        await clinic.Do(course, 3, "vitals", new { systolic = 150, diastolic = 96, by = "rn-1" });
        await clinic.Do(course, 3, "release");
        await clinic.Do(course, 3, "administer");
        At("2027-01-12T10:40");
        await clinic.Do(course, 3, "vitals", new { at = "2027-01-12T10:35:00-08:00", systolic = 140, diastolic = 90, spo2 = 97, by = "rn-2" });

        Assert.Equal(["course.changed.v1 active", "session.changed.v1 3 3 -"], told);
        var visit = System.Text.Json.JsonDocument.Parse(Assert.Single(await App.Rows<string>("SELECT visit FROM sessions WHERE clinic_id = @Id AND number = 3", new { clinic.Id }))).RootElement;
        Assert.Equal(["128 82 98 rn-1", "150 96 - rn-1", "140 90 97 rn-2"], visit.Lines("vitals", "systolic diastolic spo2 by"));
    }

    [Fact]
    public async Task Vital_signs_are_of_a_patient_who_is_here_and_a_clinicians_to_record()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T09:55");

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "vitals", Calm).Refusal("wrong-state 3"));
        await clinic.Do(course, 4, "hold", new { reason = "other" });
        Assert.Equal("at", await clinic.TryDo(course, 4, "vitals", Make.With(Calm, new { at = "1900-01-02T10:00:00-08:00" })).Fields());
        await clinic.Do(course, 3, "check-in", Here);
        await ChangesNothing(clinic, course, async () => await clinic.TryDo(course, 3, "vitals", Calm, await App.Key("scheduler", clinic.Id)).Problem(403, "forbidden"));
        await clinic.TryDo(course, 3, "vitals", Calm, await App.Key("clinician", clinic.Id)).Json(200);
    }

    [Theory]
    [InlineData("""{"diastolic":82,"by":"rn-1"}""", "systolic")]
    [InlineData("""{"systolic":301,"diastolic":82,"by":"rn-1"}""", "systolic")]
    [InlineData("""{"systolic":128,"diastolic":19,"by":"rn-1"}""", "diastolic")]
    [InlineData("""{"systolic":82,"diastolic":82,"by":"rn-1"}""", "diastolic")]
    [InlineData("""{"systolic":128,"diastolic":82,"spo2":101,"by":"rn-1"}""", "spo2")]
    [InlineData("""{"systolic":128.5,"diastolic":82,"by":"rn-1"}""", "systolic")]
    [InlineData("""{"systolic":128,"diastolic":82,"by":""}""", "by")]
    [InlineData("""{"systolic":128,"diastolic":82}""", "by")]
    [InlineData("""{"systolic":128,"diastolic":82,"by":"rn-1","at":"2027-01-12T10:05:00-08:00"}""", "at")]
    [InlineData("""{"systolic":128,"diastolic":82,"by":"rn-1","at":"2027-01-12T09:54:00-08:00"}""", "at")]
    [InlineData("""{"systolic":128,"diastolic":82,"by":"rn-1","at":"09:54"}""", "at")]
    public async Task A_value_that_cannot_be_is_named(string body, string field)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T09:55");
        await clinic.Do(course, 3, "check-in", Here);

        await ChangesNothing(clinic, course, async () => Assert.Equal(field, await clinic.TryDo(course, 3, "vitals", System.Text.Json.Nodes.JsonNode.Parse(body)).Fields()));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class TakeVitalsOnSqliteTests(Apps apps) : TakeVitalsTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class TakeVitalsOnPostgresTests(Apps apps) : TakeVitalsTests(apps, "postgres");
