using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ListAuditTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task Every_accepted_command_is_there_with_who_and_which_versions_and_no_refused_one()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 3, "move", new { startsAt = "2027-01-13T10:00:00-08:00", reason = "patient" });
        await clinic.TryDo(course, 3, "move", new { startsAt = "2027-01-14T10:00:00-08:00", reason = "patient" }).Refusal("min-gap 3");
        await clinic.Do(course, "pause", new { reason = "away" });

        var rows = await clinic.All($"/audit?subject={course.Text("courseId")}");
        var session = await clinic.All($"/audit?subject={ClinicOfTest.IdOf(course, 3)}");

        Assert.Equal(["book admin", "move admin", "pause admin"], rows.Select(row => row.Line("command who")));
        Assert.Equal(["move"], session.Select(row => row.Text("command")));
        Assert.Equal("[1,2]", rows[1].GetProperty("versions").GetProperty($"course {course.Text("courseId")}").GetRawText());
        Assert.Equal("[1,2]", rows[1].GetProperty("versions").GetProperty($"session {ClinicOfTest.IdOf(course, 3)}").GetRawText());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class ListAuditOnSqliteTests(Apps apps) : ListAuditTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class ListAuditOnPostgresTests(Apps apps) : ListAuditTests(apps, "postgres");
