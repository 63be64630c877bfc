using Scheduling.Courses.Courses;
using Scheduling.Courses.Undo;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Takes a command back within three minutes, if nothing was built on it.</summary>
public static class UndoCommand
{
    public sealed record Request
    {
        /// <summary>The id of any event that the command told.</summary>
        public required Guid Of { get; init; }
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/undo", Handle)
        .WithName(nameof(UndoCommand))
        .WithSummary("Take back the last command on a course, within three minutes; a booking is taken back as a discontinued course.")
        .Answers<ChangedCourse>()
        .WithExample(new { of = "0192f0c1-2a50-7c3e-9d57-0d4b8f5a6f01" });

    static Task<IResult> Handle(string clinicId, Request request, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        var courseId = await UndoStore.CourseOf(unit, clinicId, request.Of);
        var file = await CourseFiles.OfCourse(unit, clinicId, courseId, await CourseStore.LastDay(unit, courseId));
        var step = await UndoStore.Take(unit, courseId, request.Of) ?? throw Refused.Rule("wrong-state", "Another command has followed it.");
        Undoing.Of(file, step);
        await CourseFiles.Save(unit, file, new() { Name = "undo", Subject = courseId.ToString(), By = http.Principal(), Detail = new { step.Command, request.Of }, CanBeUndone = false });
        return Answer.Ok(new ChangedCourse(CourseView.Of(file.Course, file.Sessions, file.Reviews), []), file.Course.Version);
    });
}
