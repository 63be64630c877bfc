using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class DiscontinueCourseTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task The_end_of_a_course_frees_its_chairs_its_reviews_and_its_patient()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var ended = await clinic.Do(course, "discontinue", new { reason = "patient's wish" });

        Assert.Equal("discontinued", ended.Text("status"));
        Assert.All(ended.List("sessions"), session => Assert.Equal("cancelled", session.Text("status")));
        Assert.Equal(["benefit passed"], ended.Lines("reviews", "kind status"));
        await clinic.Book(Spravato());
        await clinic.TryDo(course, "discontinue", new { reason = "again" }).Refusal("wrong-state");
        await clinic.TryDo(course, 1, "move", new { startsAt = "2027-01-05T10:00:00-08:00", reason = "patient" }).Refusal("wrong-state 1");
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class DiscontinueCourseOnSqliteTests(Apps apps) : DiscontinueCourseTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class DiscontinueCourseOnPostgresTests(Apps apps) : DiscontinueCourseTests(apps, "postgres");
