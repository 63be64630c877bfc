using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class GetCourseTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_course_is_read_with_its_version_as_ETag()
    {
        var clinic = await Clinic();
        var booked = await clinic.Book(Spravato());
        var path = $"/courses/{booked.Text("courseId")}";

        var read = await clinic.Send("GET", path);

        Assert.Equal(booked.GetRawText(), (await read.Json(200)).GetRawText());
        Assert.Equal("\"1\"", read.Headers.ETag?.Tag);
        Assert.Equal(304, (int)(await clinic.Send("GET", path, null, CoursesApp.AdminKey, ("If-None-Match", "\"1\""))).StatusCode);
        Assert.Equal(200, (int)(await clinic.Send("GET", path, null, CoursesApp.AdminKey, ("If-None-Match", "\"2\""))).StatusCode);
    }

    [Fact]
    public async Task A_course_that_is_not_there_is_not_found()
    {
        var (clinic, other) = (await Clinic(), await Clinic());
        var id = (await clinic.Book(Spravato())).Text("courseId");

        await other.Send("GET", $"/courses/{id}").Problem(404, "not-found");
        await clinic.Send("GET", $"/courses/{Guid.NewGuid()}").Problem(404, "not-found");
        foreach (var junk in new[] { "1", "x", "%00", id.Replace("-", "", StringComparison.Ordinal), "{" + id + "}", new string('a', 2000) })
            await clinic.Send("GET", $"/courses/{Uri.EscapeDataString(junk)}").Problem(404, "not-found");
    }

    [Fact]
    public async Task Only_a_scheduler_or_a_clinician_of_the_clinic_reads_courses()
    {
        var clinic = await Clinic();
        var path = $"/courses/{(await clinic.Book(Spravato())).Text("courseId")}";

        foreach (var role in new[] { "therapist", "subscriber", "admin" }) await clinic.Send("GET", path, key: await App.Key(role, clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("GET", path, key: "").Problem(401, "unauthenticated");
        await clinic.Send("GET", path, key: await App.Key("scheduler", "another-clinic")).Problem(404, "not-found");
        await clinic.Send("GET", path, key: await App.Key("scheduler", "another-clinic", clinic.Id)).Json(200);
        await clinic.Send("GET", path, key: await App.Key("clinician", "*")).Json(200);
    }
}

public sealed class GetCourseOnSqliteTests(Apps apps) : GetCourseTests(apps, "sqlite");

public sealed class GetCourseOnPostgresTests(Apps apps) : GetCourseTests(apps, "postgres");
