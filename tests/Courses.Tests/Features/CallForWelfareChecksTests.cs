using Scheduling.Courses.Features;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class CallForWelfareChecksTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task Half_an_hour_after_the_start_somebody_looks_after_a_patient_in_danger_who_is_not_there()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        await clinic.Book(Spravato(new { patientId = "pt-2" }));
        var id = ClinicOfTest.IdOf(course, 1);
        At("2027-01-05T10:29:59-08:00");
        await Tick();
        Assert.Empty(await Worklist(clinic, "welfare-check"));
        Assert.InRange((await App.Service<CallForWelfareChecks>().NextDue(Cancellation))!.Value, DateTimeOffset.MinValue, App.Clock.Instant.AddSeconds(1));

        At("2027-01-05T10:30");
        var told = await Told(clinic, Tick);

        Assert.Equal(["course.changed.v1 active", "session.changed.v1 1 2 -", "session.welfare-check-due.v1 1 2 -"], told);
        Assert.Equal([$"{id} 2027-01-05T10:30:00-08:00"], await Worklist(clinic, "welfare-check"));
        Assert.Equal(id, (await clinic.Get("/worklist")).List("items")[0].Text("sessionId"));
        Assert.Empty(await Told(clinic, Tick));
    }

    [Fact]
    public async Task Who_has_arrived_or_is_held_or_was_called_off_is_not_looked_for()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        At("2027-01-05T10:00");
        await clinic.Do(course, 1, "check-in", Here);
        await clinic.Do(course, 2, "cancel", new { reason = "clinic" });
        await clinic.Do(course, 3, "hold", new { reason = "other" });
        At("2027-01-12T10:30");

        Assert.Empty(await Told(clinic, Tick));
    }

    [Fact]
    public async Task Who_arrives_after_all_is_no_longer_looked_for()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        At("2027-01-05T10:40");
        await Tick();

        Assert.Equal("checked-in 2027-01-05T10:40:00-08:00", (await clinic.Do(course, 1, "check-in", Here)).Line("status startsAt"));
        Assert.Empty(await Worklist(clinic, "welfare-check"));
        Assert.Empty(await Told(clinic, Tick));
    }

    [Fact]
    public async Task Who_was_looked_after_is_not_looked_for_again_until_the_next_visit_fails()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Mdsi());
        At("2027-01-05T10:30");
        await Tick();
        await clinic.Do(course, 1, "welfare-check", new { by = "rn-1" });

        At("2027-01-05T11:30");
        Assert.Empty(await Told(clinic, Tick));
        Assert.Empty(await Worklist(clinic, "welfare-check"));

        // The miss itself asks for a look, and so does the make-up that begins without the patient.
        Assert.Contains("session.welfare-check-due.v1 1 4 -", await Told(clinic, () => clinic.Do(course, 1, "miss")));
        await clinic.Do(course, 1, "welfare-check", new { by = "rn-1" });
        await clinic.Do(course, 1, "move", new { startsAt = "2027-01-06T10:00:00-08:00", reason = "patient" });
        At("2027-01-06T10:30");
        Assert.Contains("session.welfare-check-due.v1 1 7 -", await Told(clinic, Tick));
    }

    // The host's own tick may have come first: then there is nothing left to do, and the same has happened.
    async Task Tick() => await App.Service<CallForWelfareChecks>().Run(Cancellation);
}

[Collection(OnMovingClock.Sqlite)]
public sealed class CallForWelfareChecksOnSqliteTests(Apps apps) : CallForWelfareChecksTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class CallForWelfareChecksOnPostgresTests(Apps apps) : CallForWelfareChecksTests(apps, "postgres");
