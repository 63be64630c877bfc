using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class TransferCourseTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task Edge_54_the_rest_of_a_course_goes_on_at_another_clinic_of_the_group()
    {
        var here = await ClinicEarly();
        var there = await ClinicEarly(new { group = here.Id, timeZone = "America/Denver", closedOn = new[] { "2027-01-19" } });
        var course = await here.Book(Spravato(new { gates = new Dictionary<string, string> { ["drug-on-hand"] = "cleared", ["consent"] = "cleared" } }));
        At("2027-01-11T09:00");

        var transferred = await here.Do(course, "transfer", new { clinicId = there.Id });

        Assert.Equal($"{there.Id} active", transferred.Line("clinicId status"));
        Assert.Equal(
            ["1 2027-01-05T10:00:00-08:00", "2 2027-01-08T10:00:00-08:00", "3 2027-01-12T10:00:00-07:00", "4 2027-01-15T10:00:00-07:00", "5 2027-01-20T10:00:00-07:00"],
            transferred.List("sessions").Take(5).Select(session => session.Line("number startsAt")));
        Assert.Contains("drug-on-hand", transferred.Text("openGates"), StringComparison.Ordinal);
        Assert.Empty((await here.All("/sessions?from=2027-01-11&to=2027-02-28")));
        Assert.Equal(6, (await there.All("/sessions?from=2027-01-11&to=2027-02-28&status=booked")).Count);
        await here.Send("GET", $"/courses/{course.Text("courseId")}").Problem(404, "not-found");
    }

    [Fact]
    public async Task A_clinic_that_cannot_take_the_course_does_not_get_it()
    {
        var here = await ClinicEarly();
        var (stranger, uncertified) = (await ClinicEarly(), await ClinicEarly(new { group = here.Id, remsCertified = false }));
        var course = await here.Book(Spravato());

        await here.TryDo(course, "transfer", new { clinicId = stranger.Id }).Refusal("wrong-state");
        await here.TryDo(course, "transfer", new { clinicId = uncertified.Id }).Refusal("rems-site");
        await here.TryDo(course, "transfer", new { clinicId = "nowhere" }).Problem(404, "not-found");
        Assert.Equal(course.GetRawText(), (await here.Again(course)).GetRawText());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class TransferCourseOnSqliteTests(Apps apps) : TransferCourseTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class TransferCourseOnPostgresTests(Apps apps) : TransferCourseTests(apps, "postgres");
