namespace Scheduling.Courses.Tests.Features;

public abstract class ListClosuresTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task Closures_are_listed_in_the_order_they_were_made_and_by_the_days_they_touch()
    {
        var clinic = await Clinic();
        await clinic.Send("POST", "/closures", new { date = "2027-02-02", reason = "Second" }).Json(200);
        await clinic.Send("POST", "/closures", new { from = "2027-01-10", to = "2027-01-20", fromTime = "12:00", toTime = "13:30", what = "chair", chairId = "chair-2", reason = "First" }).Json(200);

        var all = await clinic.All("/closures", limit: 1);
        var inJanuary = await clinic.Get("/closures?from=2027-01-20&to=2027-01-31");

        Assert.Equal(["2027-02-02 2027-02-02 - - clinic - Second", "2027-01-10 2027-01-20 12:00 13:30 chair chair-2 First"], all.Select(closure => closure.Line("from to fromTime toTime what chairId reason")).OrderByDescending(line => line, StringComparer.Ordinal));
        Assert.Equal(["First"], inJanuary.Lines("items", "reason"));
        Assert.Empty((await (await Clinic()).Get("/closures")).List("items"));
    }
}

public sealed class ListClosuresOnSqliteTests(Apps apps) : ListClosuresTests(apps, "sqlite");

public sealed class ListClosuresOnPostgresTests(Apps apps) : ListClosuresTests(apps, "postgres");
