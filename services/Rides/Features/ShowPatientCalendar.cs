using Scheduling.Rides.Calendar;
using Scheduling.Rides.Pages;

namespace Scheduling.Rides.Features;

/// <summary>Gives a patient's visits and talks to the patient's own calendar.</summary>
public static class ShowPatientCalendar
{
    public static void Map(IEndpointRouteBuilder page) => page
        .MapMethods("/calendar.ics", [HttpMethods.Get, HttpMethods.Head], Handle)
        .WithName(nameof(ShowPatientCalendar))
        .WithSummary("Give the patient's visits and talks as a calendar (iCalendar).");

    static async Task<IResult> Handle(string token, string? lang, HttpContext http, PatientPageReader reader, CancellationToken cancellationToken)
    {
        if (await reader.Read(token, cancellationToken) is not { } page) return OtherPages.Gone();
        PageResult.Keep(http.Response);
        return PatientCalendar.Of(page, PageLanguage.Words(lang, page)).Answer(http, "visits.ics");
    }
}
