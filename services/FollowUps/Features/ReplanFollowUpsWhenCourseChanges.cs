using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.Features;

/// <summary>Keeps a patient's follow-ups off the days on which a course now has doses, projected ones too.</summary>
public sealed class ReplanFollowUpsWhenCourseChanges(FollowUpsDatabase database) : IConsumer<CourseEvent>
{
    public Task Consume(ConsumeContext<CourseEvent> context) =>
        database.Once(context, nameof(ReplanFollowUpsWhenCourseChanges), async (unit, told) =>
        {
            var clinics = await Turn.Of(unit, [.. told.Select(t => t.Message)]);
            var news = new List<PatientKey>();
            foreach (var (course, at) in told.Select(t => (t.Message, t.At)))
            {
                await SessionStore.KeepElsewhere(unit, course);
                if (await SessionStore.Keep(unit, course, at ?? unit.Now) || course.DoseElsewhere is not null) news.Add(PatientKey.Of(course));
            }
            await Replan.OfPatients(unit, clinics, news);
        });
}
