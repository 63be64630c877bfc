using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class LiftClosureTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_closure_that_is_lifted_moves_nothing_back_and_frees_the_day()
    {
        var clinic = await Clinic();
        var course = await clinic.Book(Spravato());
        var closureId = (await clinic.Send("POST", "/closures", new { date = "2027-01-12", reason = "Storm" }).Json(200)).Text("closureId");

        await clinic.Send("DELETE", $"/closures/{closureId}").Json(200);

        Assert.Equal("2027-01-13", (await clinic.Again(course)).List("sessions")[2].Text("date"));
        Assert.Equal("2027-01-12", (await clinic.Propose(Spravato(new { patientId = "pt-2" }))).List("sessions")[2].Text("date"));
        Assert.Empty((await clinic.Get("/closures")).List("items"));
        await clinic.Send("DELETE", $"/closures/{closureId}").Problem(404, "not-found");
        var told = (await AllTold(clinic)).Where(happened => happened.Type == "clinic.day-changed.v1");
        Assert.Equal(["false 1", "true 2"], told.Select(happened => happened.Body.Line("open version")).Order());
    }

    [Fact]
    public async Task A_closure_of_another_clinic_is_not_there()
    {
        var (clinic, other) = (await Clinic(), await Clinic());
        var closureId = (await other.Send("POST", "/closures", new { date = "2027-01-12", reason = "Storm" }).Json(200)).Text("closureId");

        await clinic.Send("DELETE", $"/closures/{closureId}").Problem(404, "not-found");

        Assert.Single((await other.Get("/closures")).List("items"));
    }
}

public sealed class LiftClosureOnSqliteTests(Apps apps) : LiftClosureTests(apps, "sqlite");

public sealed class LiftClosureOnPostgresTests(Apps apps) : LiftClosureTests(apps, "postgres");
