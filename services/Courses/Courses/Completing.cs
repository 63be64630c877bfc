using Scheduling.Courses.Sessions;

namespace Scheduling.Courses.Courses;

/// <summary>Ends a course that has given all it had to give. Pure.</summary>
static class Completing
{
    /// <summary>No session waits, no decision waits, and the protocol has nothing after the last phase.</summary>
    public static void IfNothingIsLeft(CourseFile file)
    {
        var isWaiting = file.Sessions.Any(row => row.Status is not (SessionStatus.Discharged or SessionStatus.Missed or SessionStatus.Cancelled))
            || file.Reviews.Any(review => review.Status == ReviewRow.Open);
        if (isWaiting || file.Course.Status != CourseStatus.Active) return;
        file.Put(file.Course with { Status = CourseStatus.Completed });
        file.Put(file.Life with { Reason = "completed" });
    }
}
