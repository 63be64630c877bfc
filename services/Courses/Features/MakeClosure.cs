using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Features;

/// <summary>Closes days, or a part of them, of a clinic, a chair or its prescribers, and gives every session that was there another place, in one transaction.</summary>
public static class MakeClosure
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/closures", Handle)
        .WithName(nameof(MakeClosure))
        .WithSummary("Close days, or a part of them: the clinic, one chair, or its prescribers. Sessions that were there get another place; dryRun shows which and changes nothing.")
        .Answers<MadeClosure>()
        .WithExample(new { date = "2027-01-12", what = "clinic", reason = "Storm" });

    static Task<IResult> Handle(string clinicId, ClosureRequest request, bool? dryRun, HttpContext http, CoursesDatabase database, TimeProvider clock) => dryRun is true
        ? database.AnswerReading(http, async () => Answer.Ok(await database.Read(
            async connection => (await Plan(ManyCourses.Seen(connection, clinicId, clock.GetUtcNow()), request.As(Guid.Empty), clock.GetUtcNow())).Shown(), http.RequestAborted)))
        : database.Answer(http, async unit =>
        {
            var planned = await Plan(ManyCourses.In(unit, clinicId), request.As(Guid.CreateVersion7(unit.Now)), unit.Now);
            await Save(unit, clinicId, planned, http.Principal());
            return Answer.Ok(planned.Shown());
        });

    static async Task<Planned> Plan(ManyCourses courses, Closure closure, DateTimeOffset now)
    {
        var (clinic, closures, courseIds) = await courses.Clinic("s.day BETWEEN @first AND @last AND s.holds_chair AND s.status IN ('booked', 'held')", closure.From, closure.To);
        var calendar = new ClinicCalendar(clinic, [.. closures, closure]);
        ClosureRequest.Check(closure, calendar, now);

        var replacing = new Replacing(closure, await courses.Files(clinic, calendar, courseIds));
        var replaced = replacing.Days() is { } days ? replacing.Place(await courses.Blocks(days.From, days.To)) : [];
        return new(closure, replacing.Courses, replaced);
    }

    static async Task Save(Unit unit, string clinicId, Planned planned, Principal by)
    {
        var closure = planned.Closure;
        var command = new Command { Name = "close", Subject = closure.ClosureId.ToString(), By = by, CanBeUndone = false, Detail = new { closure.From, closure.To, closure.FromTime, closure.ToTime, closure.What, closure.ChairId } };
        await ClosureStore.Insert(unit, clinicId, closure);
        ClosureNews.Made(unit, clinicId, closure);
        await AuditStore.Write(unit, clinicId, command, courseId: null, new SortedDictionary<string, long[]>(StringComparer.Ordinal) { [$"closure {closure.ClosureId}"] = [0, 1] });
        if (planned.Courses.Count > 0) await CourseFiles.Save(unit, planned.Courses, command);
    }

    /// <summary>A closure and what it does, not yet stored.</summary>
    sealed record Planned(Closure Closure, IReadOnlyList<CourseFile> Courses, IReadOnlyList<ReplacedSession> Replaced)
    {
        public MadeClosure Shown() => new(Closure, Replaced);
    }
}
