using Scheduling.Desk.Api;
using Scheduling.Desk.Live;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows a course: what is done, booked, expected and lost, and what hangs on it.</summary>
public static class ShowCourse
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/courses/{courseId}", async (string clinicId, Guid courseId, HttpContext http, ClinicApi api, PatientNames names, CourseNews news) =>
        await Page(await Here.At(http, api, clinicId), courseId, http, api, names, news, problem: null));

    internal static async Task<IResult> Page(Here here, Guid courseId, HttpContext http, ClinicApi api, PatientNames names, CourseNews news, ApiProblem? problem)
    {
        var at = $"v1/clinics/{here.Clinic!.Id}";
        var course = await api.Get<Course>(http, $"{at}/courses/{courseId}");
        var (protocols, rides, followUps) = (api.List<Protocol>(http, $"{at}/protocols"), api.List<Ride>(http, $"{at}/rides?courseId={courseId}"), api.List<FollowUp>(http, $"{at}/follow-ups?courseId={courseId}"));
        await Task.WhenAll(protocols, rides, followUps);
        return Show.Page<CoursePage>(new
        {
            Here = here,
            Course = course,
            Name = (await names.Of(http, here.Clinic.Id, [course.PatientId]))[course.PatientId],
            Protocol = protocols.Result.First(protocol => protocol.Id == course.ProtocolId),
            Rides = (IReadOnlyDictionary<Guid, Ride>)rides.Result.ToDictionary(ride => ride.SessionId),
            FollowUps = followUps.Result,
            Undo = await news.LastOf(here.Clinic.Id, courseId, http.RequestAborted),
            Problem = problem,
        }, problem?.Status ?? 200);
    }
}
