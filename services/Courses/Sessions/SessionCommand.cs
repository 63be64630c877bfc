using Scheduling.Courses.Audit;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Sessions;

/// <summary>What all commands on a session have in common: whose turn it is, which version was seen, what is stored, told and answered.</summary>
static class SessionCommand
{
    /// <summary>Runs <paramref name="decide"/> on the session and its course and answers with the session as it is then.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="http">The request.</param>
    /// <param name="clinicId">The clinic in whose name the caller asks.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="name">The command's name in the route.</param>
    /// <param name="detail">What the audit notes of it: codes, times and ids.</param>
    /// <param name="decide">Changes the file or refuses; may answer with more than the session.</param>
    /// <param name="also">A further day the command is about.</param>
    public static Task<IResult> Session(
        this CoursesDatabase database, HttpContext http, string clinicId, Guid sessionId, string name, object? detail,
        Func<CourseFile, SessionRow, Func<Session, object>?> decide, DateOnly? also = null) => database.Answer(http, async unit =>
    {
        var file = await CourseFiles.OfSession(unit, clinicId, sessionId, also);
        var row = file.Session(sessionId);
        http.RequireMatch(row.Version);

        var shape = decide(file, row);
        await CourseFiles.Save(unit, file, new Command { Name = name, Subject = sessionId.ToString(), By = http.Principal(), Detail = detail });
        var after = file.Session(sessionId);
        var session = CourseView.Of(after);
        return Answer.Ok(shape is null ? session : shape(session), after.Version);
    });

    /// <exception cref="RefusedException"><c>wrong-state</c>: the session does not stand where the command needs it, or its course has ended or stands still.</exception>
    public static void Require(this CourseFile file, SessionRow row, string command, params ReadOnlySpan<string> statuses)
    {
        if (file.Course.Status is not (CourseStatus.Active or CourseStatus.UnderReview))
            throw Refused.Rule("wrong-state", $"The course is {file.Course.Status}: {command} needs a course that goes on.", row.Number);
        file.RequireState(row, command, statuses);
    }

    /// <summary>The same whatever has become of the course: what is done to a patient who is here is done to the end.</summary>
    public static void RequireState(this CourseFile _, SessionRow row, string command, params ReadOnlySpan<string> statuses)
    {
        if (!statuses.Contains(row.Status))
            throw Refused.Rule("wrong-state", $"Session {row.Number} is {row.Status}: {command} needs one that is {string.Join(" or ", statuses)}.", row.Number);
    }

    /// <summary>The instant a caller names, or now: not in the future, and not before <paramref name="earliest"/>.</summary>
    /// <exception cref="InvalidException">It is either.</exception>
    public static DateTimeOffset Past(this CourseFile file, DateTimeOffset? named, DateTimeOffset? earliest, string field)
    {
        var at = named ?? file.Now;
        if (at > file.Now.AddMinutes(1)) throw new InvalidException(field, "must not lie in the future");
        if (at < earliest) throw new InvalidException(field, $"must not lie before {earliest:yyyy-MM-ddTHH:mm:ssK}");
        return at;
    }

    /// <summary>A rule that the caller sets aside: noted, and left to be countersigned where a scheduler entered it.</summary>
    /// <exception cref="InvalidException">The rule cannot be set aside here.</exception>
    public static void Note(this CourseFile file, Override? set, Guid? sessionId, Principal by, params IReadOnlyCollection<string> overridable)
    {
        if (set is null) return;
        if (!overridable.Contains(set.Rule)) throw new InvalidException("override.rule", $"cannot be set aside here; these can: {string.Join(", ", overridable)}");
        file.Note(set, sessionId, by);
    }

    /// <summary>Refuses a place with all the rules that forbid it: 409 when it is merely taken, 422 otherwise.</summary>
    public static void RefuseUnlessFree(DayVerdict verdict, DateOnly date, TimeOnly? at, int number)
    {
        if (verdict.IsOpen) return;
        var when = at is { } time ? $"{date:ddd yyyy-MM-dd} {time:HH:mm}" : $"{date:ddd yyyy-MM-dd}";
        var violations = verdict.Refused.Each().Select(rule => new Platform.Http.Violation { Rule = rule.Rule, Message = $"{when}: {rule.Words}. GET the session's alternatives for places that are free.", SessionNumber = number }).ToList();
        if ((verdict.Refused & ~Refusals.Occupied) is Refusals.None)
            throw Refused.Conflict("slot-taken", $"{when} is taken: {verdict.Words()}. GET the session's alternatives for places that are free.").With("violations", violations);
        throw Refused.Rule(violations);
    }
}
