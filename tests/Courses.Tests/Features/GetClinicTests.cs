using System.Text.Json.Nodes;

namespace Scheduling.Courses.Tests.Features;

public abstract class GetClinicTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_clinic_is_read_as_it_was_put_with_its_version_as_ETag()
    {
        var clinic = await Clinic(new { maxMonitored = (int?)null });

        var read = await clinic.Send("GET", "");
        var body = await read.Json(200);

        Assert.Equal("\"1\"", read.Headers.ETag?.Tag);
        foreach (var (member, value) in clinic.Body) Assert.True(JsonNode.DeepEquals(value, JsonNode.Parse(body.GetProperty(member).GetRawText())), member);
        Assert.Equal(["no-monitored-limit"], body.Lines("warnings", "rule"));
        Assert.Equal(304, (int)(await clinic.Send("GET", "", null, CoursesApp.AdminKey, ("If-None-Match", "\"1\""))).StatusCode);
    }

    [Fact]
    public async Task Every_role_of_the_clinics_own_reads_it_and_nobody_else()
    {
        var clinic = await Clinic();
        foreach (var role in new[] { "scheduler", "clinician", "therapist", "admin" }) await clinic.Send("GET", "", key: await App.Key(role, clinic.Id)).Json(200);

        await clinic.Send("GET", "", key: await App.Key("subscriber", clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("GET", "", key: await App.Key("admin", "another-clinic")).Problem(404, "not-found");
        await clinic.Send("GET", "", key: "").Problem(401, "unauthenticated");
        await App.Send("GET", "/v1/clinics/no-such-clinic").Problem(404, "not-found");
    }
}

public sealed class GetClinicOnSqliteTests(Apps apps) : GetClinicTests(apps, "sqlite");

public sealed class GetClinicOnPostgresTests(Apps apps) : GetClinicTests(apps, "postgres");
