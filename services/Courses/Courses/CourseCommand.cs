using Scheduling.Courses.Audit;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>What all commands on a course have in common: whose turn it is, which version was seen, what is stored, told and answered.</summary>
static class CourseCommand
{
    /// <summary>Runs <paramref name="decide"/> on the course and answers with the course as it is then, and with what moved.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="http">The request.</param>
    /// <param name="clinicId">The clinic in whose name the caller asks.</param>
    /// <param name="courseId">The course.</param>
    /// <param name="name">The command's name in the route.</param>
    /// <param name="detail">What the audit notes of it: codes, times and ids.</param>
    /// <param name="decide">Changes the file or refuses; answers the sessions that moved.</param>
    /// <param name="from">The first day it plans, where that is later than today.</param>
    public static Task<IResult> Course(
        this CoursesDatabase database, HttpContext http, string clinicId, Guid courseId, string name, object? detail,
        Func<CourseFile, IReadOnlyList<MovedSession>?> decide, DateOnly? from = null) => database.Answer(http, async unit =>
    {
        var file = await CourseFiles.OfCourse(unit, clinicId, courseId, from);
        http.RequireMatch(file.Course.Version);

        var moved = decide(file);
        await CourseFiles.Save(unit, file, new Command { Name = name, Subject = courseId.ToString(), By = http.Principal(), Detail = detail });
        return Answer.Ok(new ChangedCourse(CourseView.Of(file.Course, file.Sessions, file.Reviews), moved ?? []), file.Course.Version);
    });

    /// <exception cref="RefusedException"><c>wrong-state</c>: the course does not stand where the command needs it.</exception>
    public static void Require(this CourseFile file, string command, params ReadOnlySpan<string> statuses)
    {
        if (!statuses.Contains(file.Course.Status))
            throw Refused.Rule("wrong-state", $"The course is {file.Course.Status}: {command} needs one that is {string.Join(" or ", statuses)}.");
    }

    /// <summary>Calls off every session that has not begun, and every slot that waits for a place.</summary>
    /// <param name="file">The course, which is changed.</param>
    /// <param name="reason">An enumerated code.</param>
    public static IReadOnlyList<MovedSession> CancelAhead(this CourseFile file, string reason)
    {
        var cancelled = new List<MovedSession>();
        foreach (var row in file.Sessions.Where(row => row.Status is SessionStatus.Unplaced || (row.Status is SessionStatus.Booked or SessionStatus.Held && row.StartsAt > file.Now)))
        {
            var after = row.LetGo(SessionStatus.Cancelled, reason);
            file.Put(after, Happening.Cancelled, reason);
            cancelled.Add(MovedSession.Of(row, after with { StartsAt = null, ChairId = null }));
        }

        return cancelled;
    }

    /// <summary>Ends the course: nothing ahead is left, and no decision waits.</summary>
    public static IReadOnlyList<MovedSession> End(this CourseFile file, string status, string reason)
    {
        var cancelled = file.CancelAhead(reason);
        foreach (var review in file.Reviews.Where(review => review.Status == ReviewRow.Open)) file.Put(review with { Status = ReviewRow.Passed, Outcome = "stop" });
        file.Put(file.Course with { Status = status });
        file.Put(file.Life with { Reason = reason });
        return cancelled;
    }
}
