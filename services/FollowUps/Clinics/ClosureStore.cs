using Scheduling.Contracts.Courses;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Clinics;

/// <summary>Every statement that touches the closures this service was told of.</summary>
static class ClosureStore
{
    /// <summary>The <see cref="ClosedStretch"/>es of a clinic from a day on.</summary>
    public const string Select = "SELECT day AS Date, from_time AS \"From\", to_time AS \"To\" FROM closures WHERE clinic_id = @clinicId AND NOT lifted AND day >= @since";

    /// <summary>Keeps of each closed day the newest that was told: one that was lifted stays lifted when its closing is told late.</summary>
    public static Task Keep(Unit unit, IReadOnlyCollection<ClinicDayChanged> told) => unit.InsertAll(
        "INSERT INTO closures (clinic_id, closure_id, day, version, from_time, to_time, lifted)",
        "(@ClinicId, @ClosureId, @Date, @Version, @From, @To, @Lifted)",
        told.GroupBy(t => (t.ClinicId, t.ClosureId, t.Date)).Select(same => same.MaxBy(t => t.Version)!).Select(t => new Row
        {
            ClinicId = t.ClinicId,
            ClosureId = t.ClosureId,
            Date = t.Date,
            Version = t.Version,
            From = t.From,
            To = t.To,
            Lifted = t.Open,
        }).ToList(),
        """
        ON CONFLICT (clinic_id, closure_id, day) DO UPDATE SET
          version = excluded.version, from_time = excluded.from_time, to_time = excluded.to_time, lifted = excluded.lifted
        WHERE closures.version < excluded.version
        """);

    sealed record Row
    {
        public required string ClinicId { get; init; }
        public required Guid ClosureId { get; init; }
        public required DateOnly Date { get; init; }
        public required long Version { get; init; }
        public required TimeOnly? From { get; init; }
        public required TimeOnly? To { get; init; }
        public required bool Lifted { get; init; }
    }
}
