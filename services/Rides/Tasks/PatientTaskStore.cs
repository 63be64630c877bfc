using Dapper;
using Scheduling.Contracts.Rides;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Tasks;

/// <summary>Every statement that touches the patients' tasks, and the events that tell of them.</summary>
public sealed class PatientTaskStore(RidesDatabase database)
{
    const string Columns =
        """
        task_id, clinic_id, group_id, patient_id, version, kind, reason, about, status, due_at, opened_at, session_ids, preferred_dates, said, done_at,
        done_by, note
        """;

    /// <summary>
    /// Opens a task and tells the other services. To be called with the patient's turn taken. While one of the same patient, kind, reason and
    /// subject is open it is that one, told again only when it is due earlier or says more.
    /// </summary>
    public static async Task<PatientTaskRow> Open(Unit unit, NewTask task)
    {
        var asked = PatientTaskRow.For(task, unit.Now);
        if (await unit.One<PatientTaskRow>(
            $"""
            SELECT {Columns} FROM patient_tasks
            WHERE group_id = @GroupId AND patient_id = @PatientId AND kind = @Kind AND reason = @Reason AND about = @About AND status = 'open'
            """, new { asked.GroupId, asked.PatientId, asked.Kind, asked.Reason, asked.About }) is not { } open)
        {
            return await Keep(unit, asked);
        }
        var both = open.And(asked);
        return both == open ? open : await Keep(unit, both with { Version = open.Version + 1 });
    }

    /// <summary>A task of that clinic, taken, so that two who do it at once wait for each other; null when there is none.</summary>
    public static async Task<PatientTaskRow?> Take(Unit unit, string clinicId, Guid taskId)
    {
        await unit.Execute("UPDATE patient_tasks SET version = version WHERE task_id = @taskId", new { taskId });
        return await unit.One<PatientTaskRow>($"SELECT {Columns} FROM patient_tasks WHERE clinic_id = @clinicId AND task_id = @taskId", new { clinicId, taskId });
    }

    /// <summary>A person did it. Done twice it is done once.</summary>
    public static async Task<PatientTaskRow> Done(Unit unit, PatientTaskRow task, string by, string? note) => task.IsOpen ? await Close(unit, task, by, note) : task;

    /// <summary>
    /// It no longer matters: closes what is open of a patient for that reason and about that; where visits are named only what is about no others.
    /// To be called with the patient's turn taken.
    /// </summary>
    public static async Task Settle(
        Unit unit, string group, string patientId, TaskKind kind, string reason, string about = "", IReadOnlyCollection<Guid>? sessionIds = null)
    {
        var open = await unit.Query<PatientTaskRow>(
            $"""
            SELECT {Columns} FROM patient_tasks
            WHERE group_id = @group AND patient_id = @patientId AND kind = @kind AND reason = @reason AND about = @about AND status = 'open'
            """, new { group, patientId, kind = WireName.Of(kind), reason, about });
        foreach (var task in open.Where(task => sessionIds is null || task.Sessions.All(sessionIds.Contains))) await Close(unit, task, Principal.Itself.Name, note: null);
    }

    /// <summary>A clinic's tasks in the order in which they are due, those after <paramref name="after"/>.</summary>
    public Task<(TimeZoneInfo Zone, IReadOnlyList<PatientTaskRow> Tasks)> List(
        string clinicId, PatientTaskFilter filter, (DateTimeOffset DueAt, Guid TaskId)? after, int most, CancellationToken cancellationToken) =>
        database.Read(async connection =>
        {
            List<string> where = ["clinic_id = @clinicId"];
            if (filter.PatientId is not null) where.Add("patient_id = @PatientId");
            if (filter.Kind is not null) where.Add("kind = @Kind");
            if (filter.Status is not null) where.Add("status = @Status");
            if (after is not null) where.Add("(due_at > @afterDue OR due_at = @afterDue AND task_id > @afterId)");
            var clinic = await ClinicStore.Get(connection, clinicId);
            var tasks = await connection.QueryAsync<PatientTaskRow>(
                $"SELECT {Columns} FROM patient_tasks WHERE {string.Join(" AND ", where)} ORDER BY due_at, task_id LIMIT @most",
                new { clinicId, filter.PatientId, filter.Kind, filter.Status, afterDue = after?.DueAt, afterId = after?.TaskId, most });
            return (clinic.Zone, (IReadOnlyList<PatientTaskRow>)tasks.AsList());
        }, cancellationToken);

    static Task<PatientTaskRow> Close(Unit unit, PatientTaskRow task, string by, string? note) => Keep(unit, task with
    {
        Version = task.Version + 1, Status = PatientTaskStatus.Done, DoneAt = unit.Now, DoneBy = by, Note = note,
    });

    static async Task<PatientTaskRow> Keep(Unit unit, PatientTaskRow task)
    {
        await unit.InsertAll($"INSERT INTO patient_tasks ({Columns})",
            """
            (@TaskId, @ClinicId, @GroupId, @PatientId, @Version, @Kind, @Reason, @About, @Status, @DueAt, @OpenedAt, @SessionIds, @PreferredDates, @Said, @DoneAt,
            @DoneBy, @Note)
            """, [task],
            """
            ON CONFLICT (task_id) DO UPDATE SET
              version = excluded.version, status = excluded.status, due_at = excluded.due_at, session_ids = excluded.session_ids,
              preferred_dates = excluded.preferred_dates, said = excluded.said, done_at = excluded.done_at, done_by = excluded.done_by, note = excluded.note
            """);
        var told = EventOf(task, await ClinicStore.Find(unit, task.ClinicId));
        unit.Publish(task.IsOpen ? new PatientTaskOpened(told) : new PatientTaskDone(told));
        return task;
    }

    static PatientTaskEvent EventOf(PatientTaskRow task, ClinicRow? clinic) => new()
    {
        ClinicId = task.ClinicId,
        Version = task.Version,
        Group = task.GroupId,
        PatientId = task.PatientId,
        TaskId = task.TaskId,
        Kind = task.Kind,
        Reason = task.Reason,
        Status = task.Status,
        DueAt = clinic is null ? task.DueAt : WallClock.InZone(task.DueAt, clinic.Zone),
        SessionIds = task.Sessions,
        PreferredDates = task.Dates,
    };
}

/// <summary>Which tasks are asked for; what is null is not asked for.</summary>
public sealed record PatientTaskFilter
{
    public string? PatientId { get; init; }
    public string? Kind { get; init; }
    public string? Status { get; init; }
}
