using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class CountersignTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task What_a_scheduler_sets_aside_on_an_order_waits_for_the_clinicians_signature()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        var (scheduler, clinician) = (await App.Key("scheduler", clinic.Id), await App.Key("clinician", clinic.Id));
        var move = new { startsAt = "2027-01-14T10:00:00-08:00", reason = "patient", @override = new { rule = "min-gap", by = "dr-lee", why = "travel" } };

        await clinic.TryDo(course, 3, "move", move, scheduler).Json(200);
        var item = Assert.Single((await clinic.Get("/worklist")).List("items"));
        var path = item.List("actions").Single().Text("href")[$"/v1/clinics/{clinic.Id}".Length..];
        await clinic.Send("POST", path, new { }, scheduler).Problem(403, "forbidden");
        await clinic.Send("POST", path, new { }, clinician).Json(200);

        Assert.Equal("countersign", item.Text("kind"));
        Assert.Empty((await clinic.Get("/worklist")).List("items"));
        await clinic.Send("POST", path, new { }, clinician).Problem(404, "not-found");
    }

    [Fact]
    public async Task What_a_clinician_sets_aside_needs_no_second_signature()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        await clinic.TryDo(course, 3, "move", new { startsAt = "2027-01-14T10:00:00-08:00", reason = "patient", @override = new { rule = "min-gap", by = "dr-lee", why = "travel" } }, await App.Key("clinician", clinic.Id)).Json(200);

        Assert.Empty((await clinic.Get("/worklist")).List("items"));
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class CountersignOnSqliteTests(Apps apps) : CountersignTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class CountersignOnPostgresTests(Apps apps) : CountersignTests(apps, "postgres");
