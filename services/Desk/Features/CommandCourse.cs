using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Courses;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.Features;

/// <summary>Gives a command on a course from a form of its page.</summary>
public static class CommandCourse
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/courses/{courseId}/{command}", (string clinicId, Guid courseId, string command, HttpContext http, ClinicApi api, CoursePageReader reader) =>
        CourseBody.Commands.Contains(command)
            ? Give(clinicId, courseId, command, command, $"courses/{courseId}/{command}", body => body.Of(command), http, api, reader)
            : throw ShowDay.NotThere());

    /// <summary>Sends it; done or refused, the course's page is next.</summary>
    internal static async Task<IResult> Give(
        string clinicId, Guid courseId, string form, string said, string path, Func<CourseBody, object> body, HttpContext http, ClinicApi api, CoursePageReader reader)
    {
        var here = await Here.At(http, api, clinicId);
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        ApiProblem? problem;
        try
        {
            problem = (await api.Post<JsonElement>(http, $"v1/clinics/{clinicId}/{path}", body(new CourseBody(fields, http.Principal().Name)), fields["once"])).Problem;
        }
        catch (RefusedByApiException unreadable)
        {
            problem = unreadable.Problem;
        }
        if (problem is null) return Show.Next(Said.At(Local.Path(fields["back"], $"{here.Base}/courses/{courseId}"), said));
        var refused = new RefusedForm { Command = form, Problem = problem, Typed = fields.ToDictionary(field => field.Key, field => field.Value.ToString()) };
        return await reader.Page(here with { Path = $"{here.Base}/courses/{courseId}" }, courseId, http, refused);
    }
}
