using Scheduling.Platform.Storage;
using Scheduling.Rides.Links;
using Scheduling.Rides.Pages;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Confirms a ride home at the press of a button on the patient's page.</summary>
public static class ConfirmRideOnPage
{
    public static void Map(IEndpointRouteBuilder page) => page
        .MapPost("/rides/{sessionId}/confirm", Handle)
        .WithName(nameof(ConfirmRideOnPage))
        .WithSummary("Confirm the ride home of that visit.");

    static Task<IResult> Handle(string token, string sessionId, HttpContext http, PageForms forms) =>
        forms.Act(http, token, _ => $"confirm {sessionId}", (unit, opened, _) => Confirm(unit, opened, sessionId));

    static async Task<PageNotice?> Confirm(Unit unit, OpenedLink opened, string id)
    {
        if (await PageVisit.Find(unit, opened, id) is not { } session) return null;
        return await RideCommands.Confirm(unit, session.SessionId, RideReason.PatientPage) switch
        {
            // Said again it is as it was.
            RideConfirmation.Confirmed or RideConfirmation.Already => PageNotice.RideConfirmed,
            RideConfirmation.NotTheirs => PageNotice.PleaseCall,
            _ => PageNotice.VisitChanged,
        };
    }
}
