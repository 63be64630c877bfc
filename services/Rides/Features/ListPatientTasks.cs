using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.Tasks;

namespace Scheduling.Rides.Features;

/// <summary>Lists what a person must see to about patients' messages.</summary>
public static class ListPatientTasks
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/patient-tasks", Handle)
        .WithName(nameof(ListPatientTasks))
        .WithSummary("List what a person must see to about patients' messages, in the order in which it is due.");

    static async Task<Ok<Page<PatientTask>>> Handle(
        string clinicId, [Slug] string? patientId, string? kind, string? status, [AsParameters] PageRequest page,
        PatientTaskStore tasks, CancellationToken cancellationToken)
    {
        if (status is not null && !PatientTaskStatus.All.Contains(status)) throw new InvalidException("status", $"must be one of {string.Join(", ", PatientTaskStatus.All)}");
        if (kind is not null && !WireName.TryParse<TaskKind>(kind, out _))
            throw new InvalidException("kind", $"must be one of {string.Join(", ", Enum.GetValues<TaskKind>().Select(WireName.Of))}");
        var after = page.After<Place?>();
        var filter = new PatientTaskFilter { PatientId = patientId, Kind = kind, Status = status };
        var (zone, rows) = await tasks.List(clinicId, filter, after is null ? null : (after.DueAt, after.TaskId), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, task => new Place(task.DueAt, task.TaskId)).Select(task => PatientTask.Of(task, zone)));
    }

    /// <summary>The sort key.</summary>
    sealed record Place(DateTimeOffset DueAt, Guid TaskId);
}
