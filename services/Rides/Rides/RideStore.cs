using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Rides;

/// <summary>Every statement that touches the rides and their history.</summary>
public sealed class RideStore(RidesDatabase database)
{
    const string Columns = "session_id, clinic_id, group_id, patient_id, course_id, version, status, kind, day, time_zone, pick_up_from, deadline";

    public static Task<RideRow?> Find(Unit unit, Guid sessionId) =>
        unit.One<RideRow>($"SELECT {Columns} FROM rides WHERE session_id = @sessionId", new { sessionId });

    public static async Task Put(Unit unit, RideRow ride, string? reason)
    {
        await unit.InsertAll($"INSERT INTO rides ({Columns})",
            "(@SessionId, @ClinicId, @GroupId, @PatientId, @CourseId, @Version, @Status, @Kind, @Day, @TimeZone, @PickUpFrom, @Deadline)", [ride],
            """
            ON CONFLICT (session_id) DO UPDATE SET
              clinic_id = excluded.clinic_id, group_id = excluded.group_id, patient_id = excluded.patient_id, course_id = excluded.course_id,
              version = excluded.version, status = excluded.status, kind = excluded.kind, day = excluded.day, time_zone = excluded.time_zone,
              pick_up_from = excluded.pick_up_from, deadline = excluded.deadline
            """);
        await unit.Execute(
            "INSERT INTO ride_changes (session_id, version, status, reason, at) VALUES (@SessionId, @Version, @Status, @reason, @Now)",
            new { ride.SessionId, ride.Version, ride.Status, reason, unit.Now });
    }

    /// <summary>A clinic's rides in the order of their pick-ups, those after <paramref name="after"/>.</summary>
    public Task<(IReadOnlyList<RideRow> Rides, ILookup<Guid, RideChangeRow> History)> List(
        string clinicId, RideFilter filter, (DateTimeOffset PickUpFrom, Guid SessionId)? after, int most, CancellationToken cancellationToken) =>
        database.Read(async connection =>
        {
            List<string> where = ["clinic_id = @clinicId"];
            if (filter.CourseId is not null) where.Add("course_id = @CourseId");
            if (filter.SessionId is not null) where.Add("session_id = @SessionId");
            if (filter.Date is not null) where.Add("day = @Date");
            if (filter.Status is not null) where.Add("status = @Status");
            if (after is not null) where.Add("(pick_up_from > @afterPickUp OR pick_up_from = @afterPickUp AND session_id > @afterSession)");
            var page = $"FROM rides WHERE {string.Join(" AND ", where)} ORDER BY pick_up_from, session_id LIMIT @most";
            var args = new
            {
                clinicId, filter.CourseId, filter.SessionId, filter.Date, filter.Status,
                afterPickUp = after?.PickUpFrom, afterSession = after?.SessionId, most,
            };
            var rides = (await connection.QueryAsync<RideRow>($"SELECT {Columns} {page}", args)).AsList();
            var history = await connection.QueryAsync<RideChangeRow>(
                $"SELECT session_id, status, reason, at FROM ride_changes WHERE session_id IN (SELECT session_id {page}) ORDER BY session_id, version", args);
            return ((IReadOnlyList<RideRow>)rides, history.ToLookup(h => h.SessionId));
        }, cancellationToken);
}

/// <summary>Which rides are asked for; what is null is not asked for.</summary>
public sealed record RideFilter
{
    public Guid? CourseId { get; init; }
    public Guid? SessionId { get; init; }

    /// <summary>The visit's civil day at the clinic.</summary>
    public DateOnly? Date { get; init; }

    public string? Status { get; init; }
}
