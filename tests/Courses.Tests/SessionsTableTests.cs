using System.Data.Common;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>The database refuses what the code must never do: rows written by hand, past all of it.</summary>
public abstract class SessionsTableTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    // A booked visit of 2027-01-05, 10:00 to 12:45 in Los Angeles on chair-1, free again at 13:00, written once more with something else.
    const string Copy =
        """
        INSERT INTO sessions (session_id, course_id, clinic_id, group_id, patient_id, protocol_id, protocol_version, route, number, phase, treatment_week, target_date,
          day, local_time, time_zone, starts_at, ends_at, free_at, chair_id, status, version, shift_days, no_driving_before, holds_chair, holds_dose)
        SELECT @id, course_id, @ClinicId, @GroupId, @PatientId, protocol_id, protocol_version, route, 1000, phase, treatment_week, target_date,
          @Day, local_time, time_zone, @StartsAt, ends_at, @FreeAt, @ChairId, status, version, shift_days, no_driving_before, @HoldsChair, @HoldsDose
        FROM sessions WHERE clinic_id = @of AND number = 1
        """;

    [Theory]
    [InlineData("10:00", "13:00", "chair-1", true, false)] // the same block
    [InlineData("08:00", "10:01", "chair-1", true, false)] // its end inside
    [InlineData("12:59", "15:00", "chair-1", true, false)] // within the turnover
    [InlineData("11:00", "11:30", "chair-1", true, false)] // wholly inside
    [InlineData("09:00", "14:00", "chair-1", true, false)] // around it
    [InlineData("13:00", "15:00", "chair-1", true, true)] // right after the turnover
    [InlineData("08:00", "10:00", "chair-1", true, true)] // right before
    [InlineData("10:00", "13:00", "chair-2", true, true)] // another chair
    [InlineData("10:00", "13:00", "chair-1", false, true)] // holds none, as when it was cancelled
    public async Task A_chair_never_holds_two_blocks_at_once(string from, string until, string chairId, bool holdsChair, bool stored)
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato());

        var refusal = await Try(clinic, Row(clinic) with { PatientId = "pt-2", StartsAt = At(from), FreeAt = At(until), ChairId = chairId, HoldsChair = holdsChair });

        AssertIs(stored, refusal);
    }

    [Fact]
    public async Task A_chair_of_another_clinic_is_another_chair()
    {
        var (clinic, other) = (await Clinic(), await Clinic());
        await clinic.Book(Spravato());

        AssertIs(true, await Try(clinic, Row(clinic) with { ClinicId = other.Id, GroupId = other.Id }));
    }

    [Fact]
    public async Task A_block_that_moves_is_held_to_the_same()
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato());
        AssertIs(true, await Try(clinic, Row(clinic) with { PatientId = "pt-2", StartsAt = At("13:00"), FreeAt = At("16:00") }));

        var refusal = await Refusal("UPDATE sessions SET starts_at = @startsAt WHERE clinic_id = @Id AND number = 1000", new { clinic.Id, startsAt = At("12:59") });
        AssertIs(false, refusal);
        AssertIs(true, await Refusal("UPDATE sessions SET starts_at = @startsAt WHERE clinic_id = @Id AND number = 1000", new { clinic.Id, startsAt = At("13:15") }));
    }

    [Theory]
    [InlineData("2027-01-05", "pt-1", true, false)]
    [InlineData("2027-01-05", "pt-1", false, true)] // no dose, as when it was cancelled
    [InlineData("2027-01-05", "pt-2", true, true)]
    [InlineData("2027-01-06", "pt-1", true, true)]
    public async Task A_patient_never_has_two_doses_on_one_day_in_the_whole_group(string day, string patientId, bool holdsDose, bool stored)
    {
        var clinic = await Clinic();
        var other = await Clinic(new { group = clinic.Id });
        await clinic.Book(Spravato());

        var refusal = await Try(clinic, Row(clinic) with { ClinicId = other.Id, Day = DateOnly.ParseExact(day, "yyyy-MM-dd"), PatientId = patientId, HoldsDose = holdsDose });

        AssertIs(stored, refusal);
    }

    [Fact]
    public async Task A_chair_is_held_with_a_place_only()
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato());

        AssertIs(false, await Try(clinic, Row(clinic) with { PatientId = "pt-2", ChairId = null }));
        AssertIs(false, await Try(clinic, Row(clinic) with { PatientId = "pt-2", ChairId = "chair-2", FreeAt = At("10:00") }));
    }

    Task<DbException?> Try(ClinicOfTest clinic, ByHand row) => Refusal(
        Copy, new { of = clinic.Id, id = Guid.NewGuid(), row.ClinicId, row.GroupId, row.PatientId, row.Day, row.StartsAt, row.FreeAt, row.ChairId, row.HoldsChair, row.HoldsDose });

    async Task<DbException?> Refusal(string sql, object args)
    {
        try
        {
            await App.Database.Write(unit => unit.Execute(sql, args), Cancellation);
            return null;
        }
        catch (DbException refusal)
        {
            return refusal;
        }
    }

    void AssertIs(bool stored, DbException? refusal)
    {
        if (stored) Assert.Null(refusal);
        else Assert.True(refusal is not null && (App.Database.Engine.IsConflict(refusal) || refusal.Message.Contains("check", StringComparison.OrdinalIgnoreCase)), refusal?.Message ?? "it was stored");
    }

    static ByHand Row(ClinicOfTest clinic) => new()
    {
        ClinicId = clinic.Id, GroupId = clinic.Id, PatientId = "pt-1", Day = new(2027, 1, 5), StartsAt = At("10:00"), FreeAt = At("13:00"), ChairId = "chair-1", HoldsChair = true, HoldsDose = false,
    };

    static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2027-01-05T{time}:00-08:00").ToUniversalTime();

    sealed record ByHand
    {
        public required string ClinicId { get; init; }
        public required string GroupId { get; init; }
        public required string PatientId { get; init; }
        public required DateOnly Day { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required DateTimeOffset FreeAt { get; init; }
        public required string? ChairId { get; init; }
        public required bool HoldsChair { get; init; }
        public required bool HoldsDose { get; init; }
    }
}

public sealed class SessionsTableOnSqliteTests(Apps apps) : SessionsTableTests(apps, "sqlite");

public sealed class SessionsTableOnPostgresTests(Apps apps) : SessionsTableTests(apps, "postgres");
