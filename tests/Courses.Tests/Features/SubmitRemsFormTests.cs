using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class SubmitRemsFormTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task Edge_49_a_form_is_due_a_week_after_the_dose_on_a_holiday_too_and_waits_until_it_is_filed()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared(new { startDate = "2027-01-04", pattern = new[] { "mon", "thu" } }));
        At("2027-01-11T10:00");
        await clinic.Do(course, 3, "check-in", Here);
        await clinic.Do(course, 3, "administer");
        At("2027-01-11T13:00");
        Assert.Equal("2027-01-18", (await clinic.Do(course, 3, "discharge", new { leavesWith = "adult" })).Text("remsFormDue"));
        Assert.Equal([$"{ClinicOfTest.IdOf(course, 3)} 2027-01-19T00:00:00-08:00"], await Worklist(clinic, "rems-form"));

        var told = await Told(clinic, async () =>
            Assert.Equal("discharged 5", (await clinic.TryDo(course, 3, "rems-form", new { submittedAt = "2027-01-11T12:50:00-08:00" }, await App.Key("scheduler", clinic.Id)).Json(200)).Line("status version")));

        Assert.Equal(["course.changed.v1 active", "session.changed.v1 3 5 -"], told);
        Assert.Empty(await Worklist(clinic, "rems-form"));
    }

    [Fact]
    public async Task A_form_is_of_a_dose_of_esketamine_that_was_given()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        var infusions = await clinic.Book(Course("iv-6-weekly", "2027-01-12", "tue", new { patientId = "pt-2", gates = new { screening = "cleared", consent = "cleared" } }));
        At("2027-01-12T10:15");
        var filed = new { submittedAt = "2027-01-12T10:15:00-08:00" };

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "rems-form", filed).Refusal("wrong-state 3"));
        await clinic.Do(infusions, 1, "check-in", Here);
        await clinic.Do(infusions, 1, "administer");
        await ChangesNothing(clinic, infusions, () => clinic.TryDo(infusions, 1, "rems-form", filed).Refusal("wrong-state 1"));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"submittedAt":null}""")]
    [InlineData("""{"submittedAt":"2027-01-12"}""")]
    [InlineData("""{"submittedAt":"2027-01-12T09:59:00-08:00"}""")]
    [InlineData("""{"submittedAt":"2027-01-12T10:30:00-08:00"}""")]
    public async Task A_form_is_filed_after_the_dose_and_not_in_the_future(string body)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-12T10:00");
        await clinic.Do(course, 3, "check-in", Here);
        await clinic.Do(course, 3, "administer");

        await ChangesNothing(clinic, course, async () => Assert.Equal("submittedAt", await clinic.TryDo(course, 3, "rems-form", System.Text.Json.Nodes.JsonNode.Parse(body)).Fields()));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class SubmitRemsFormOnSqliteTests(Apps apps) : SubmitRemsFormTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class SubmitRemsFormOnPostgresTests(Apps apps) : SubmitRemsFormTests(apps, "postgres");
