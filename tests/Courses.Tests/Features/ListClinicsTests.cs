namespace Scheduling.Courses.Tests.Features;

public abstract class ListClinicsTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_key_sees_its_own_clinics_page_by_page()
    {
        var ids = new[] { (await Clinic()).Id, (await Clinic()).Id, (await Clinic()).Id };
        await Clinic();
        var key = await App.Key("scheduler", [.. ids, "never-made"]);

        var first = await App.Send("GET", "/v1/clinics?limit=2", key: key).Json(200);
        var second = await App.Send("GET", $"/v1/clinics?limit=2&cursor={first.Text("nextCursor")}", key: key).Json(200);

        Assert.Equal(ids.Order(StringComparer.Ordinal), [.. first.Lines("items", "id"), .. second.Lines("items", "id")]);
        Assert.Equal("-", second.Text("nextCursor"));
        Assert.Equal("Long Beach Wellness America/Los_Angeles 1", first.List("items")[0].Line("name timeZone version"));
    }

    [Fact]
    public async Task A_key_for_all_clinics_sees_all()
    {
        var clinic = await Clinic();
        var key = await App.Key("admin", "*");
        var (seen, cursor) = (new List<string>(), "");

        do
        {
            var page = await App.Send("GET", $"/v1/clinics?limit=200&cursor={cursor}", key: key).Json(200);
            seen.AddRange(page.Lines("items", "id"));
            cursor = page.Text("nextCursor");
        }
        while (cursor != "-");

        Assert.Contains(clinic.Id, seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Nobody_else_lists_clinics()
    {
        await App.Send("GET", "/v1/clinics", key: "").Problem(401, "unauthenticated");
        await App.Send("GET", "/v1/clinics", key: await App.Key("subscriber", "*")).Problem(403, "forbidden");
        foreach (var query in new[] { "limit=0", "limit=x" }) Assert.Equal("limit", await App.Send("GET", $"/v1/clinics?{query}").Fields());
        foreach (var cursor in new[] { "x", "%00", "bnVsbA", "e30", "NQ", "Ilx1MDAwMCI" }) // the last is text with a NUL
            Assert.Equal("cursor", await App.Send("GET", $"/v1/clinics?cursor={cursor}").Fields());
    }
}

public sealed class ListClinicsOnSqliteTests(Apps apps) : ListClinicsTests(apps, "sqlite");

public sealed class ListClinicsOnPostgresTests(Apps apps) : ListClinicsTests(apps, "postgres");
