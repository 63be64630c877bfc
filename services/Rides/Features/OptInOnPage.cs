using Scheduling.Rides.Pages;

namespace Scheduling.Rides.Features;

/// <summary>Allows messages by one channel again at the press of a button on the patient's page.</summary>
public static class OptInOnPage
{
    public static void Map(IEndpointRouteBuilder page) => page
        .MapPost("/opt-in", Handle)
        .WithName(nameof(OptInOnPage))
        .WithSummary("Allow messages by the channel of the form again, for the patient's number.");

    static Task<IResult> Handle(string token, HttpContext http, PageForms forms) =>
        forms.Act(http, token, form => $"opt-in {form["channel"]}", (unit, opened, form) => PageOptOut.Say(unit, opened, "in", form["channel"]));
}
