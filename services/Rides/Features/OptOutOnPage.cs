using Scheduling.Rides.Pages;

namespace Scheduling.Rides.Features;

/// <summary>Ends messages by one channel at the press of a button on the patient's page.</summary>
public static class OptOutOnPage
{
    public static void Map(IEndpointRouteBuilder page) => page
        .MapPost("/opt-out", Handle)
        .WithName(nameof(OptOutOnPage))
        .WithSummary("End messages by the channel of the form, for the patient's number.");

    static Task<IResult> Handle(string token, HttpContext http, PageForms forms) =>
        forms.Act(http, token, form => $"opt-out {form["channel"]}", (unit, opened, form) => PageOptOut.Say(unit, opened, "out", form["channel"]));
}
