using Scheduling.Platform.Storage;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>Every statement that touches the rides table: what is known here of the rides home, which are another service's.</summary>
static class RideStore
{
    public static Task<RideRow?> Find(Unit unit, Guid sessionId) =>
        unit.One<RideRow>("SELECT session_id AS SessionId, clinic_id AS ClinicId, status AS Status, kind AS Kind, at_risk_since AS AtRiskSince, version AS Version FROM rides WHERE session_id = @sessionId", new { sessionId });

    /// <summary>Keeps what is newer than what is known.</summary>
    public static Task Keep(Unit unit, RideRow ride) => unit.Execute(
        """
        INSERT INTO rides (session_id, clinic_id, status, kind, at_risk_since, version) VALUES (@SessionId, @ClinicId, @Status, @Kind, @AtRiskSince, @Version)
        ON CONFLICT (session_id) DO UPDATE SET status = excluded.status, kind = excluded.kind, at_risk_since = excluded.at_risk_since, version = excluded.version
        WHERE rides.version < excluded.version
        """, ride);
}

/// <summary>A ride home, as far as a dose depends on it.</summary>
sealed record RideRow
{
    public required Guid SessionId { get; init; }
    public required string ClinicId { get; init; }

    /// <summary>As the rides' events spell it.</summary>
    public required string Status { get; init; }

    public string? Kind { get; init; }

    /// <summary>Since when a person must see to it; null while it is not at risk.</summary>
    public DateTimeOffset? AtRiskSince { get; init; }

    public required long Version { get; init; }
}
