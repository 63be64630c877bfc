using System.Text.Json;
using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Rides;

/// <summary>Every statement that touches the rides and their history.</summary>
public sealed class RideStore(RidesDatabase database)
{
    const string Columns =
        """
        session_id, clinic_id, group_id, patient_id, course_id, version, status, kind, day, time_zone, pick_up_from, deadline, session_version,
        session_status, checked_in, starts_at, driver_name, driver_phone, driver_sms_consent, is_on_file, provider_id, released_at, risk,
        at_risk_since, watch_for, watch_at, promised_for
        """;

    const string History = "SELECT session_id, status, reason, said_by, at FROM ride_changes";

    /// <summary>The rides of those sessions, by session.</summary>
    public static async Task<Dictionary<Guid, RideRow>> Of(Unit unit, IEnumerable<Guid> sessionIds) => (await unit.Query<RideRow>(
        $"SELECT {Columns} FROM rides WHERE {unit.Engine.IsOneOf("session_id", "uuid", "@list")}",
        new { list = JsonSerializer.Serialize(sessionIds) })).ToDictionary(ride => ride.SessionId);

    /// <summary>The ride of a visit at a clinic.</summary>
    public static Task<RideRow?> Find(Unit unit, string clinicId, Guid sessionId) =>
        unit.One<RideRow>($"SELECT {Columns} FROM rides WHERE session_id = @sessionId AND clinic_id = @clinicId", new { sessionId, clinicId });

    /// <summary>The ride of a visit, wherever it is.</summary>
    public static Task<RideRow?> Find(Unit unit, Guid sessionId) =>
        unit.One<RideRow>($"SELECT {Columns} FROM rides WHERE session_id = @sessionId", new { sessionId });

    public static Task<IReadOnlyList<RideChangeRow>> HistoryOf(Unit unit, Guid sessionId) =>
        unit.Query<RideChangeRow>($"{History} WHERE session_id = @sessionId ORDER BY version", new { sessionId });

    /// <summary>A patient's rides of visits that have not begun.</summary>
    public static Task<IReadOnlyList<RideRow>> Ahead(Unit unit, string group, string patientId) => unit.Query<RideRow>(
        $"SELECT {Columns} FROM rides WHERE group_id = @group AND patient_id = @patientId AND session_status IN ('booked', 'held') AND starts_at > @now ORDER BY starts_at",
        new { group, patientId, now = unit.Now });

    /// <summary>A clinic's patients whose visits have not begun, in the order in which their turns are taken.</summary>
    public static async Task<IReadOnlyList<(string Group, string PatientId)>> PatientsAhead(Unit unit, string clinicId) => [.. (await unit.Query<RideRow>(
        $"SELECT {Columns} FROM rides WHERE clinic_id = @clinicId AND session_status IN ('booked', 'held') AND starts_at > @now", new { clinicId, now = unit.Now }))
        .Select(ride => (ride.GroupId, ride.PatientId)).Distinct().OrderBy(p => p.GroupId, StringComparer.Ordinal).ThenBy(p => p.PatientId, StringComparer.Ordinal)];

    /// <summary>Keeps the rides as they are after these changes, in their order, and all of the changes.</summary>
    internal static async Task Put(Unit unit, IReadOnlyList<ChangedRide> changes)
    {
        await unit.InsertAll($"INSERT INTO rides ({Columns})",
            """
            (@SessionId, @ClinicId, @GroupId, @PatientId, @CourseId, @Version, @Status, @Kind, @Day, @TimeZone, @PickUpFrom, @Deadline, @SessionVersion,
            @SessionStatus, @CheckedIn, @StartsAt, @DriverName, @DriverPhone, @DriverSmsConsent, @IsOnFile, @ProviderId, @ReleasedAt, @Risk,
            @AtRiskSince, @WatchFor, @WatchAt, @PromisedFor)
            """,
            [.. changes.GroupBy(change => change.Ride.SessionId).Select(same => same.Last().Ride)],
            """
            ON CONFLICT (session_id) DO UPDATE SET
              clinic_id = excluded.clinic_id, group_id = excluded.group_id, patient_id = excluded.patient_id, course_id = excluded.course_id,
              version = excluded.version, status = excluded.status, kind = excluded.kind, day = excluded.day, time_zone = excluded.time_zone,
              pick_up_from = excluded.pick_up_from, deadline = excluded.deadline, session_version = excluded.session_version,
              session_status = excluded.session_status, checked_in = excluded.checked_in, starts_at = excluded.starts_at,
              driver_name = excluded.driver_name, driver_phone = excluded.driver_phone, driver_sms_consent = excluded.driver_sms_consent,
              is_on_file = excluded.is_on_file, provider_id = excluded.provider_id, released_at = excluded.released_at, risk = excluded.risk,
              at_risk_since = excluded.at_risk_since, watch_for = excluded.watch_for, watch_at = excluded.watch_at,
              promised_for = excluded.promised_for
            """);
        await unit.InsertAll("INSERT INTO ride_changes (session_id, version, status, reason, said_by, at)", "(@SessionId, @Version, @Status, @Reason, @SaidBy, @At)",
            [.. changes.Where(change => change.Reason is not null).Select(change => new NewChange(change.Ride.SessionId, change.Ride.Version, change.Ride.Status, change.Reason!, change.SaidBy, unit.Now))]);
    }

    /// <summary>A patient's rides from a civil day on.</summary>
    internal const string SelectSince = $"SELECT {Columns} FROM rides WHERE group_id = @group AND patient_id = @patientId AND day >= @since";

    readonly record struct NewChange(Guid SessionId, long Version, string Status, string Reason, string? SaidBy, DateTimeOffset At);

    /// <summary>Those whose deadline has come, oldest first.</summary>
    internal Task<IReadOnlyList<(string ClinicId, Guid SessionId)>> Due(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        database.Read<IReadOnlyList<(string, Guid)>>(async connection => [.. (await connection.QueryAsync<RideRow>(
            $"SELECT {Columns} FROM rides WHERE watch_at <= @now ORDER BY watch_at LIMIT @most", new { now, most })).Select(ride => (ride.ClinicId, ride.SessionId))], cancellationToken);

    internal Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QueryAsync<DateTimeOffset>("SELECT watch_at FROM rides WHERE watch_at IS NOT NULL ORDER BY watch_at LIMIT 1"))
            .Select(due => (DateTimeOffset?)due).FirstOrDefault(), cancellationToken);

    public Task<(RideRow? Ride, IReadOnlyList<RideChangeRow> History)> Find(string clinicId, Guid sessionId, CancellationToken cancellationToken) => database.Read(async connection =>
    {
        var ride = await connection.QuerySingleOrDefaultAsync<RideRow>($"SELECT {Columns} FROM rides WHERE session_id = @sessionId AND clinic_id = @clinicId", new { sessionId, clinicId });
        var history = await connection.QueryAsync<RideChangeRow>($"{History} WHERE session_id = @sessionId ORDER BY version", new { sessionId });
        return (ride, (IReadOnlyList<RideChangeRow>)history.AsList());
    }, cancellationToken);

    /// <summary>A clinic's rides in the order of their pick-ups, those after <paramref name="after"/>.</summary>
    public Task<(IReadOnlyList<RideRow> Rides, ILookup<Guid, RideChangeRow> History)> List(
        string clinicId, RideFilter filter, (DateTimeOffset PickUpFrom, Guid SessionId)? after, int most, CancellationToken cancellationToken) =>
        database.Read(async connection =>
        {
            List<string> where = ["clinic_id = @clinicId"];
            if (filter.CourseId is not null) where.Add("course_id = @CourseId");
            if (filter.SessionId is not null) where.Add("session_id = @SessionId");
            if (filter.PatientId is not null) where.Add("patient_id = @PatientId");
            if (filter.Date is not null) where.Add("day = @Date");
            if (filter.Status == RideFilter.AtRisk) where.Add("risk IS NOT NULL");
            else if (filter.Status is not null) where.Add("status = @Status");
            if (after is not null) where.Add("(pick_up_from > @afterPickUp OR pick_up_from = @afterPickUp AND session_id > @afterSession)");
            var page = $"FROM rides WHERE {string.Join(" AND ", where)} ORDER BY pick_up_from, session_id LIMIT @most";
            var args = new
            {
                clinicId, filter.CourseId, filter.SessionId, filter.PatientId, filter.Date, filter.Status,
                afterPickUp = after?.PickUpFrom, afterSession = after?.SessionId, most,
            };
            var rides = (await connection.QueryAsync<RideRow>($"SELECT {Columns} {page}", args)).AsList();
            var history = await connection.QueryAsync<RideChangeRow>(
                $"{History} WHERE session_id IN (SELECT session_id {page}) ORDER BY session_id, version", args);
            return ((IReadOnlyList<RideRow>)rides, history.ToLookup(h => h.SessionId));
        }, cancellationToken);
}

/// <summary>Which rides are asked for; what is null is not asked for.</summary>
public sealed record RideFilter
{
    public Guid? CourseId { get; init; }
    public Guid? SessionId { get; init; }
    public string? PatientId { get; init; }

    /// <summary>The visit's civil day at the clinic.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>One of <see cref="RideStatus"/>, or <see cref="AtRisk"/>.</summary>
    public string? Status { get; init; }

    /// <summary>Rides that a person must see to, whatever their status.</summary>
    public const string AtRisk = "at-risk";
}
