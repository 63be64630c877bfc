using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class RecordExternalDoseTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task Edge_56_a_dose_given_elsewhere_counts_for_gaps_and_for_its_day()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-06T09:00");

        var before = await AllTold(clinic);
        var recorded = await clinic.Do(course, "external-doses", new { date = "2027-01-06", route = "iv", where = "County hospital" });
        var told = (await AllTold(clinic)).Except(before).ToList();

        Assert.Equal("2", recorded.List("sessions").Single(session => session.Text("number") == "2").Text("gapDays"));
        // Whoever follows doses learns of it; where it was given is nobody's business.
        Assert.Equal("external-dose 2027-01-06", told.Single(happened => happened.Type == "course.changed.v1").Body.Line("reason doseElsewhere"));
        Assert.DoesNotContain(told, happened => happened.Body.GetRawText().Contains("County", StringComparison.Ordinal));
        await clinic.TryDo(course, 2, "move", new { startsAt = "2027-01-07T10:00:00-08:00", reason = "patient" }).Refusal("min-gap 2");
        await clinic.TryDo(course, "external-doses", new { date = "2027-01-06", route = "iv", where = "again" }).Refusal("one-per-day");
        Assert.Equal("date", await clinic.TryDo(course, "external-doses", new { date = "2027-01-07", route = "iv", where = "tomorrow" }).Fields());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class RecordExternalDoseOnSqliteTests(Apps apps) : RecordExternalDoseTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class RecordExternalDoseOnPostgresTests(Apps apps) : RecordExternalDoseTests(apps, "postgres");
