namespace Scheduling.Courses.Tests.Features;

public abstract class RecordWelfareCheckTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    static readonly object Looked = new { by = "rn-1" };

    [Fact]
    public async Task Who_was_looked_after_leaves_the_worklist()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        At("2027-01-05T10:10");
        await clinic.Do(course, 1, "miss");
        Assert.Single(await Worklist(clinic, "welfare-check"));

        var told = await Told(clinic, async () => Assert.Equal("missed 3", (await clinic.TryDo(course, 1, "welfare-check", Looked, await App.Key("scheduler", clinic.Id)).Json(200)).Line("status version")));

        Assert.Equal(["course.changed.v1 active", "session.changed.v1 1 3 -"], told);
        Assert.Empty(await Worklist(clinic, "welfare-check"));
    }

    [Fact]
    public async Task What_nobody_asked_for_is_not_recorded()
    {
        var clinic = await ClinicEarly();
        var (course, other) = (await clinic.Book(Mdsi()), await clinic.Book(Cleared(new { patientId = "pt-2" })));
        At("2027-01-05T10:10");
        await clinic.Do(course, 1, "miss");
        await clinic.Do(course, 1, "welfare-check", Looked);

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 1, "welfare-check", Looked).Refusal("wrong-state 1"));
        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 2, "welfare-check", Looked).Refusal("wrong-state 2"));
        await ChangesNothing(clinic, other, () => clinic.TryDo(other, 1, "welfare-check", Looked).Refusal("wrong-state 1"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"by":""}""")]
    [InlineData("""{"by":null}""")]
    [InlineData("""{"by":7}""")]
    public async Task It_says_who_looked(string body)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        At("2027-01-05T10:10");
        await clinic.Do(course, 1, "miss");

        Assert.Equal("by", await clinic.TryDo(course, 1, "welfare-check", System.Text.Json.Nodes.JsonNode.Parse(body)).Fields());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class RecordWelfareCheckOnSqliteTests(Apps apps) : RecordWelfareCheckTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class RecordWelfareCheckOnPostgresTests(Apps apps) : RecordWelfareCheckTests(apps, "postgres");
