using System.Globalization;
using Scheduling.Platform.Http;

namespace Scheduling.Rides.Tasks;

/// <summary>A patient's task as it is stored.</summary>
public sealed record PatientTaskRow
{
    public required Guid TaskId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required long Version { get; init; }
    public required string Kind { get; init; }
    public required string Reason { get; init; }

    /// <summary><see cref="NewTask.About"/>.</summary>
    public required string About { get; init; }

    /// <summary><c>open</c> or <c>done</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Separated by commas.</summary>
    public required string SessionIds { get; init; }

    /// <summary>Separated by commas.</summary>
    public required string PreferredDates { get; init; }

    /// <summary>What the patient wrote, a line each.</summary>
    public string? Said { get; init; }

    public DateTimeOffset? DoneAt { get; init; }
    public string? DoneBy { get; init; }
    public string? Note { get; init; }

    public IReadOnlyList<Guid> Sessions => [.. Split(SessionIds).Select(Guid.Parse)];
    public IReadOnlyList<DateOnly> Dates => [.. Split(PreferredDates).Select(day => DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture))];
    public bool IsOpen => Status == PatientTaskStatus.Open;

    const string Day = "yyyy-MM-dd";

    public static PatientTaskRow For(NewTask task, DateTimeOffset now) => new()
    {
        TaskId = Guid.CreateVersion7(now),
        ClinicId = task.ClinicId,
        GroupId = task.GroupId,
        PatientId = task.PatientId,
        Version = 1,
        Kind = WireName.Of(task.Kind),
        Reason = task.Reason,
        About = task.About,
        Status = PatientTaskStatus.Open,
        DueAt = (task.DueAt ?? now).ToUniversalTime(),
        OpenedAt = now,
        SessionIds = string.Join(',', task.SessionIds.Distinct()),
        PreferredDates = string.Join(',', task.PreferredDates.Distinct().Select(day => day.ToString(Day, CultureInfo.InvariantCulture))),
        Said = task.Said,
    };

    /// <summary>The same task when it is asked for again: the earlier time counts, all the visits and words, and the days that were named last.</summary>
    public PatientTaskRow And(PatientTaskRow again) => this with
    {
        DueAt = again.DueAt < DueAt ? again.DueAt : DueAt,
        SessionIds = string.Join(',', Sessions.Union(again.Sessions)),
        Said = again.Said is null || again.Said == Said ? Said : Said is null ? again.Said : $"{Said}\n{again.Said}",
        PreferredDates = again.PreferredDates.Length > 0 ? again.PreferredDates : PreferredDates,
    };

    static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What has become of a task.</summary>
static class PatientTaskStatus
{
    public const string Open = "open", Done = "done";
    public static readonly IReadOnlyList<string> All = [Open, Done];
}
