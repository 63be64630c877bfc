using System.Globalization;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Links;
using Scheduling.Rides.Pages;
using Scheduling.Rides.Tasks;

namespace Scheduling.Rides.Features;

/// <summary>Asks for another time of a visit, from the patient's page: it moves nothing, and puts it on the staff's list with the days named.</summary>
public static class RequestTimeOnPage
{
    /// <summary>A patient who asked is called back within a day.</summary>
    static readonly TimeSpan Answered = TimeSpan.FromDays(1);

    static readonly string[] Fields = ["date1", "date2", "date3"];

    public static void Map(IEndpointRouteBuilder page) => page
        .MapPost("/requests", Handle)
        .WithName(nameof(RequestTimeOnPage))
        .WithSummary("Ask for another time of the visit in the form, with up to three days that suit better.");

    static Task<IResult> Handle(string token, HttpContext http, PageForms forms) =>
        forms.Act(http, token, form => $"request {form["session"]}", Ask);

    static async Task<PageNotice?> Ask(Unit unit, OpenedLink opened, IFormCollection form)
    {
        if (await PageVisit.Find(unit, opened, form["session"].ToString()) is not { } session) return null;
        if (!session.IsBooked || session.StartsAt <= unit.Now) return PageNotice.VisitChanged;
        var days = Days(form, WallClock.ToLocal(unit.Now, session.Zone).Day);
        if (days.Count == 0) return PageNotice.NoDays;

        var answered = unit.Now + Answered;
        await PatientTaskStore.Open(unit, new()
        {
            ClinicId = session.ClinicId,
            GroupId = opened.Group,
            PatientId = opened.PatientId,
            Kind = TaskKind.TimeRequest,
            Reason = TaskReason.PatientPage,
            About = session.SessionId.ToString(),
            DueAt = answered < session.StartsAt ? answered : session.StartsAt,
            SessionIds = [session.SessionId],
            PreferredDates = days,
        });
        return PageNotice.Requested;
    }

    /// <summary>The days that can be taken, in the order of preference.</summary>
    static IReadOnlyList<DateOnly> Days(IFormCollection form, DateOnly today) =>
    [
        .. Fields.Select(field => DateOnly.TryParseExact(form[field].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>().Where(day => day >= today && day <= today.AddYears(1)).Distinct(),
    ];
}
