using Scheduling.Desk.Accounts;
using Scheduling.Desk.Api;
using Scheduling.Desk.Live;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Courses;

/// <summary>Gathers what a course's page shows, from the services that know it.</summary>
sealed class CoursePageReader(ClinicApi api, PatientNames names, CourseNews news, AccountStore accounts)
{
    const int LastChanges = 30;

    public async Task<IResult> Page(Here here, Guid courseId, HttpContext http, RefusedForm? refused)
    {
        var at = $"v1/clinics/{here.Clinic!.Id}";
        var course = await api.Get<Course>(http, $"{at}/courses/{courseId}");
        var protocols = api.List<Protocol>(http, $"{at}/protocols");
        var rides = Maybe(api.List<Ride>(http, $"{at}/rides?courseId={courseId}"));
        var followUps = Maybe(api.List<FollowUp>(http, $"{at}/follow-ups?courseId={courseId}"));
        var reminders = Maybe(api.List<Reminder>(http, $"{at}/reminders?patientId={course.PatientId}"));
        var audit = Maybe(api.List<AuditItem>(http, $"{at}/audit?subject={courseId}"));
        await Task.WhenAll(protocols, rides, followUps, reminders, audit);
        var own = course.Sessions.Select(session => session.SessionId).OfType<Guid>().ToHashSet();
        return Show.Page<CoursePage>(new
        {
            Here = here,
            Course = course,
            Name = (await names.Of(http, here.Clinic.Id, [course.PatientId]))[course.PatientId],
            Protocol = protocols.Result.First(protocol => protocol.Id == course.ProtocolId),
            Protocols = protocols.Result,
            Rides = (IReadOnlyDictionary<Guid, Ride>)rides.Result.ToDictionary(ride => ride.SessionId),
            FollowUps = followUps.Result,
            Reminders = (IReadOnlyList<Reminder>)[.. reminders.Result.Where(reminder => reminder.SessionIds.Any(own.Contains))],
            Changes = (IReadOnlyList<AuditItem>)[.. audit.Result.OrderByDescending(item => item.At).Take(LastChanges)],
            People = await People(http.RequestAborted),
            Undo = await news.LastOf(here.Clinic.Id, courseId, http.RequestAborted),
            Refused = refused,
        }, refused?.Problem.Status ?? 200);
    }

    /// <summary>Who is behind the ids in an audit.</summary>
    async Task<IReadOnlyDictionary<string, string>> People(CancellationToken cancellationToken) =>
        (await accounts.All(cancellationToken)).ToDictionary(account => account.Principal().Id, account => account.DisplayName);

    static async Task<IReadOnlyList<T>> Maybe<T>(Task<IReadOnlyList<T>> list)
    {
        try { return await list; }
        catch (RefusedByApiException) { return []; }
    }
}
