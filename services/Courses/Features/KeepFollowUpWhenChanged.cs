using MassTransit;
using Scheduling.Contracts.FollowUps;
using Scheduling.Courses.Worklist;

namespace Scheduling.Courses.Features;

/// <summary>Keeps which doses have no follow-up, for the worklist.</summary>
public sealed class KeepFollowUpWhenChanged(CoursesDatabase database) : IConsumer<FollowUpEvent>
{
    public Task Consume(ConsumeContext<FollowUpEvent> context) => database.Once(context, nameof(KeepFollowUpWhenChanged), unit => WorklistStore.Keep(unit, new()
    {
        FollowUpId = context.Message.FollowUpId,
        ClinicId = context.Message.ClinicId,
        PatientId = context.Message.PatientId,
        CourseId = context.Message.CourseId,
        SessionId = context.Message.SessionId,
        Status = context.Message.Status,
        WindowTo = context.Message.Window.To,
        Version = context.Message.Version,
    }));
}
