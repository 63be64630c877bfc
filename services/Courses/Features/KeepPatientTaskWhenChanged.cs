using MassTransit;
using Scheduling.Contracts.Rides;
using Scheduling.Courses.Worklist;

namespace Scheduling.Courses.Features;

/// <summary>Keeps what a person must see to about a patient's messages, for the worklist.</summary>
public sealed class KeepPatientTaskWhenChanged(CoursesDatabase database) : IConsumer<PatientTaskEvent>
{
    public Task Consume(ConsumeContext<PatientTaskEvent> context) => database.Once(context, nameof(KeepPatientTaskWhenChanged), unit => PatientTaskStore.Keep(unit, new()
    {
        TaskId = context.Message.TaskId,
        ClinicId = context.Message.ClinicId,
        PatientId = context.Message.PatientId,
        Kind = context.Message.Kind,
        Reason = context.Message.Reason,
        Status = context.Message.Status,
        DueAt = context.Message.DueAt.ToUniversalTime(),
        SessionIds = StoredJson.Write(context.Message.SessionIds),
        PreferredDates = StoredJson.Write(context.Message.PreferredDates),
        Version = context.Message.Version,
    }));
}
