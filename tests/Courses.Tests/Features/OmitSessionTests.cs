namespace Scheduling.Courses.Tests.Features;

public abstract class OmitSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    static readonly object Order = new { reason = "Blood pressure not yet under control." };

    [Fact]
    public async Task An_omitted_dose_is_carried_nowhere()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Make.Infusions());

        var told = await Told(clinic, async () =>
        {
            var omitted = await clinic.TryDo(course, 2, "omit", Order, await App.Key("clinician", clinic.Id)).Json(200);
            Assert.Equal("cancelled omitted - - - 2", omitted.Line("status reason doseNumber makeUp effect version"));
        });

        Assert.Equal(["course.changed.v1 active", "session.cancelled.v1 2 2 omitted", "session.changed.v1 3 2 -", "session.changed.v1 4 2 -", "session.changed.v1 5 2 -", "session.changed.v1 6 2 -"], told);
        Assert.Equal(["1 1 -", "2 - -", "3 2 4", "4 3 3", "5 4 2", "6 5 2"], await Sessions(clinic, course, "number doseNumber gapDays"));
        Assert.Equal(["mid-series 3", "end-of-series 6"], (await clinic.Again(course)).Lines("reviews", "kind afterSession"));
    }

    [Fact]
    public async Task What_a_clinician_leaves_out_is_no_no_show_and_nobody_is_called()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        await clinic.Do(course, 3, "cancel", new { reason = "clinic" });
        await clinic.Do(course, 4, "omit", Order);
        At("2027-01-19T10:20");

        Assert.NotEqual("review", (await clinic.Do(course, 5, "miss")).Text("effect"));
        Assert.Single(await Worklist(clinic, "welfare-check"));
    }

    [Fact]
    public async Task Only_a_clinician_leaves_a_dose_out_and_only_before_it_is_given()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        var scheduler = await App.Key("scheduler", clinic.Id);

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 3, "omit", Order, scheduler).Problem(403, "forbidden"));
        At("2027-01-05T10:00");
        await clinic.Do(course, 1, "check-in", Here);
        await clinic.Do(course, 1, "administer");
        await clinic.TryDo(course, 1, "omit", Order).Refusal("wrong-state 1");
        await clinic.TryDo(course, 9, "omit", Order).Refusal("wrong-state 9");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason":""}""")]
    [InlineData("""{"reason":null}""")]
    [InlineData("""{"reason":[]}""")]
    public async Task A_reason_is_given_in_words(string body)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Make.Spravato());

        Assert.Equal("reason", await clinic.TryDo(course, 3, "omit", body).Fields());
        Assert.Equal("reason", await clinic.TryDo(course, 3, "omit", new { reason = new string('x', 501) }).Fields());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class OmitSessionOnSqliteTests(Apps apps) : OmitSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class OmitSessionOnPostgresTests(Apps apps) : OmitSessionTests(apps, "postgres");
