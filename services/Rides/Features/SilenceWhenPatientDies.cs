using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Features;

/// <summary>Drops every message about a patient who died, to whomever it would have gone, and tells nobody.</summary>
public sealed class SilenceWhenPatientDies(RidesDatabase database) : IConsumer<CourseChanged>
{
    public Task Consume(ConsumeContext<CourseChanged> context) => database.Once(context, nameof(SilenceWhenPatientDies), async (unit, told) =>
    {
        // Of the courses that end and go on every day only these matter, and those that said so before.
        var courses = new List<CourseChanged>();
        foreach (var course in told.Select(t => t.Message))
            if (Says(course) || await Deaths.Has(unit, course.Group, course.PatientId, course.CourseId)) courses.Add(course);
        if (courses.Count == 0) return;

        var patients = await PatientTurns.Take(unit, courses);
        foreach (var course in courses.OrderBy(course => course.Version))
            await Deaths.Keep(unit, course.Group, course.PatientId, course.CourseId, course.Version, Says(course));
        await ReminderPlan.Renew(unit, patients);
    });

    static bool Says(CourseChanged course) => course is { Status: "discontinued", Reason: Deaths.Reason };
}
