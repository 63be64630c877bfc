using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class VerifyAuditTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task A_row_that_was_changed_or_is_missing_is_named()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        foreach (var number in new[] { 1, 2, 3 }) await clinic.Do(course, number, "pin");
        Assert.Equal("true -", (await clinic.Get("/audit/verify")).Line("isWhole firstBrokenSeq"));
        var rows = (await clinic.Get("/audit/verify")).GetProperty("rows").GetInt32();

        await Tamper("UPDATE audit SET who = 'nobody' WHERE clinic_id = @Id AND seq = 2", clinic);
        Assert.Equal("false 2 changed", (await clinic.Get("/audit/verify")).Line("isWhole firstBrokenSeq what"));
        await Tamper("DELETE FROM audit WHERE clinic_id = @Id AND seq = 2", clinic);
        Assert.Equal("false 2 missing", (await clinic.Get("/audit/verify")).Line("isWhole firstBrokenSeq what"));
        await Tamper($"DELETE FROM audit WHERE clinic_id = @Id AND seq = {rows}", clinic);
        Assert.Equal("false", (await clinic.Get("/audit/verify")).Line("isWhole"));
    }

    [Fact]
    public async Task A_missing_last_row_shows_too()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 1, "pin");
        var rows = (await clinic.Get("/audit/verify")).GetProperty("rows").GetInt32();

        await Tamper($"DELETE FROM audit WHERE clinic_id = @Id AND seq = {rows}", clinic);

        Assert.Equal($"false {rows} missing", (await clinic.Get("/audit/verify")).Line("isWhole firstBrokenSeq what"));
    }

    Task Tamper(string sql, ClinicOfTest clinic) => App.Database.Write(unit => unit.Execute(sql, new { clinic.Id }), Cancellation);
}

[Collection(OnMovingClock.Sqlite)]
public sealed class VerifyAuditOnSqliteTests(Apps apps) : VerifyAuditTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class VerifyAuditOnPostgresTests(Apps apps) : VerifyAuditTests(apps, "postgres");
