using MassTransit;
using Scheduling.Desk.Live;

namespace Scheduling.Desk.Features;

/// <summary>Remembers what a course told last, so that the command can be taken back from its page.</summary>
sealed class RememberEventWhenCourseChanges(DeskDatabase database, CourseNews news) : IConsumer<Happening>
{
    public Task Consume(ConsumeContext<Happening> context) => database.Once(context, "remember-event-when-course-changes", (unit, told) =>
        news.Keep(unit, told.Where(t => t.Message.CourseId is not null).Select(t => (t.Message.CourseId!.Value, t.Message.ClinicId, t.EventId))));
}
