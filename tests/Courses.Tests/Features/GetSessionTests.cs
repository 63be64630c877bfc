using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class GetSessionTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_session_on_its_own_says_whose_it_is_and_when_its_patient_is_released()
    {
        var clinic = await Clinic();
        var course = await clinic.Book(Spravato());
        var id = course.List("sessions")[2].Text("sessionId");

        var read = await clinic.Send("GET", $"/sessions/{id}");
        var session = await read.Json(200);

        Assert.Equal($"{clinic.Id} {course.Text("courseId")} pt-1 spravato-trd {id} 3 induction 2027-01-12 booked 1 intranasal 2027-01-12T12:25:00-08:00 -",
            session.Line("clinicId courseId patientId protocolId sessionId number phase date status version route releaseFrom reason"));
        Assert.Equal("\"1\"", read.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_session_that_is_not_there_is_not_found()
    {
        var (clinic, other) = (await Clinic(), await Clinic());
        var id = (await clinic.Book(Spravato())).List("sessions")[0].Text("sessionId");

        await other.Send("GET", $"/sessions/{id}").Problem(404, "not-found");
        await clinic.Send("GET", $"/sessions/{Guid.NewGuid()}").Problem(404, "not-found");
        foreach (var junk in new[] { "1", "x", "%00", id.ToUpperInvariant() + "0" }) await clinic.Send("GET", $"/sessions/{Uri.EscapeDataString(junk)}").Problem(404, "not-found");
        await clinic.Send("GET", $"/sessions/{id}", key: await App.Key("scheduler", other.Id)).Problem(404, "not-found");
        await clinic.Send("GET", $"/sessions/{id}", key: await App.Key("therapist", clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("GET", $"/sessions/{id}", key: "").Problem(401, "unauthenticated");
    }
}

public sealed class GetSessionOnSqliteTests(Apps apps) : GetSessionTests(apps, "sqlite");

public sealed class GetSessionOnPostgresTests(Apps apps) : GetSessionTests(apps, "postgres");
