using System.Text.Json;
using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Rides;

/// <summary>Every statement that touches the rides and their history.</summary>
public sealed class RideStore(RidesDatabase database)
{
    const string Columns = "session_id, clinic_id, group_id, patient_id, course_id, version, status, kind, day, time_zone, pick_up_from, deadline";

    /// <summary>The rides of those sessions, by session.</summary>
    public static async Task<Dictionary<Guid, RideRow>> Of(Unit unit, IEnumerable<Guid> sessionIds) => (await unit.Query<RideRow>(
        $"SELECT {Columns} FROM rides WHERE {unit.Engine.IsOneOf("session_id", "uuid", "@list")}",
        new { list = JsonSerializer.Serialize(sessionIds) })).ToDictionary(ride => ride.SessionId);

    /// <summary>Keeps the rides as they are after these changes, in their order, and all of the changes.</summary>
    internal static async Task Put(Unit unit, IReadOnlyList<ChangedRide> changes)
    {
        await unit.InsertAll($"INSERT INTO rides ({Columns})",
            "(@SessionId, @ClinicId, @GroupId, @PatientId, @CourseId, @Version, @Status, @Kind, @Day, @TimeZone, @PickUpFrom, @Deadline)",
            [.. changes.GroupBy(change => change.Ride.SessionId).Select(same => same.Last().Ride)],
            """
            ON CONFLICT (session_id) DO UPDATE SET
              clinic_id = excluded.clinic_id, group_id = excluded.group_id, patient_id = excluded.patient_id, course_id = excluded.course_id,
              version = excluded.version, status = excluded.status, kind = excluded.kind, day = excluded.day, time_zone = excluded.time_zone,
              pick_up_from = excluded.pick_up_from, deadline = excluded.deadline
            """);
        await unit.InsertAll("INSERT INTO ride_changes (session_id, version, status, reason, at)", "(@SessionId, @Version, @Status, @Reason, @At)",
            [.. changes.Select(change => new NewChange(change.Ride.SessionId, change.Ride.Version, change.Ride.Status, change.Reason, unit.Now))]);
    }

    /// <summary>A patient's rides from a civil day on.</summary>
    internal const string SelectSince = $"SELECT {Columns} FROM rides WHERE group_id = @group AND patient_id = @patientId AND day >= @since";

    readonly record struct NewChange(Guid SessionId, long Version, string Status, string Reason, DateTimeOffset At);

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
