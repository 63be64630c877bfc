using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class SetDosesTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task Edge_53_another_dose_takes_another_number_of_devices()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var changed = await clinic.Do(course, "doses", new { fromDose = 3, doseMg = new[] { 56, 84 } });

        Assert.Equal(["1 56 2", "2 84 3", "3 56 2", "4 84 3", "5 84 3"], changed.List("sessions").Take(5).Select(session => session.Line("doseNumber doseMg devices")));
        Assert.Equal("2 1 1", string.Join(' ', changed.List("sessions").Where(session => session.Text("number") is "3" or "4" or "5").Select(session => session.Text("version"))));
    }

    [Fact]
    public async Task A_dose_that_is_not_one_or_was_given_is_refused()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        var infusions = await clinic.Book(Infusions(new { patientId = "pt-2" }));

        await clinic.TryDo(course, "doses", new { fromDose = 2, doseMg = new[] { 28 } }).Refusal("dose-not-allowed");
        await clinic.TryDo(course, "doses", new { fromDose = 1, doseMg = new[] { 84 } }).Refusal("first-dose 1");
        await clinic.TryDo(infusions, "doses", new { fromDose = 1, doseMg = new[] { 40 } }).Refusal("dose-not-allowed");
        await clinic.Do(course, "doses", new { fromDose = 1, doseMg = new[] { 84 }, @override = new { rule = "first-dose", by = "dr-lee", why = "transfer of care" } });
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class SetDosesOnSqliteTests(Apps apps) : SetDosesTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class SetDosesOnPostgresTests(Apps apps) : SetDosesTests(apps, "postgres");
