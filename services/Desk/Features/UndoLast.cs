using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Live;

namespace Scheduling.Desk.Features;

/// <summary>Takes back the last command on a course, while there is time.</summary>
public static class UndoLast
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/courses/{courseId}/undo", Handle);

    static async Task<IResult> Handle(string clinicId, Guid courseId, HttpContext http, ClinicApi api, PatientNames names, CourseNews news)
    {
        var here = await Here.At(http, api, clinicId);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var undone = await api.Post<JsonElement>(http, $"v1/clinics/{clinicId}/undo", new { of = form["of"].ToString() }, form["once"]);
        return undone.Problem is { } problem
            ? await ShowCourse.Page(here with { Path = $"{here.Base}/courses/{courseId}" }, courseId, http, api, names, news, problem)
            : Show.Next($"{here.Base}/courses/{courseId}?done=undone");
    }
}
