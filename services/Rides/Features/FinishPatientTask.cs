using System.ComponentModel.DataAnnotations;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Tasks;

namespace Scheduling.Rides.Features;

/// <summary>Notes that a person saw to a patient's task. The note stays here and travels nowhere.</summary>
public static class FinishPatientTask
{
    public sealed record Request
    {
        /// <summary>What was done, for whoever looks later.</summary>
        [MaxLength(2000, ErrorMessage = "must have at most 2000 characters")]
        public string? Note { get; init; }
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/patient-tasks/{taskId:guid}/done", Handle)
        .WithName(nameof(FinishPatientTask))
        .WithSummary("Note that a patient's task was seen to.")
        .Answers<PatientTask>()
        .WithExample(new Request { Note = "Spoke to the patient; comes on Friday." });

    static Task<IResult> Handle([Slug] string clinicId, Guid taskId, Request? request, HttpContext http, RidesDatabase database) =>
        database.Answer(http, async unit =>
        {
            var task = await PatientTaskStore.Take(unit, clinicId, taskId) ?? throw NotFoundException.Of("patient's task", taskId);
            http.RequireMatch(task.Version);
            var done = await PatientTaskStore.Done(unit, task, http.Principal().Name, request?.Note);
            var clinic = await ClinicStore.Find(unit, clinicId);
            return Answer.Ok(PatientTask.Of(done, clinic?.Zone ?? WallClock.Zone("UTC")), done.Version);
        });
}
