using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class SwitchCourseTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task Edge_18_a_switch_that_cannot_be_booked_leaves_the_old_course_as_it_was()
    {
        var clinic = await ClinicEarly();
        var infusions = await clinic.Book(Infusions());

        await clinic.TryDo(infusions, "switch", new { protocolId = "spravato-trd", startDate = "2027-04-06", pattern = new[] { "mon", "thu" } }).Refusal("pattern-mismatch");

        Assert.Equal(infusions.GetRawText(), (await clinic.Again(infusions)).GetRawText());
    }

    [Fact]
    public async Task The_gap_holds_over_the_routes()
    {
        var clinic = await ClinicEarly();
        var infusions = await clinic.Book(Infusions());
        At("2027-04-05T17:00-07:00");

        var answer = await clinic.TryDo(infusions, "switch", new { protocolId = "spravato-trd", startDate = "2027-04-06", pattern = new[] { "tue", "fri" } }).Json(201);

        Assert.Equal("2027-04-07 1 2", answer.List("sessions")[0].Line("date shiftDays gapDays"));
        Assert.Equal(answer.Text("courseId"), (await App.Rows<string>("SELECT CAST(switched_to AS text) FROM courses WHERE clinic_id = @Id AND status = 'switched'", new { clinic.Id })).Single());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class SwitchCourseOnSqliteTests(Apps apps) : SwitchCourseTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class SwitchCourseOnPostgresTests(Apps apps) : SwitchCourseTests(apps, "postgres");
