using Scheduling.Desk.Api;
using Scheduling.Desk.Days;
using Scheduling.Desk.Pages;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Shows how much of the chairs' time is booked, by day, week or month.</summary>
public static class ShowUtilization
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/utilization", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api)
    {
        var here = await Here.At(http, api, clinicId);
        var query = http.Request.Query;
        var from = WireTime.TryDate(query["from"], out var first) ? first : DaySpan.MondayOf(here.Today);
        var to = WireTime.TryDate(query["to"], out var last) ? last : from.AddDays(27);
        var by = query["by"].ToString() is "day" or "month" ? query["by"].ToString() : "week";
        IReadOnlyList<DayUse> days = [];
        var problem = (ApiProblem?)null;
        try { days = await api.List<DayUse>(http, $"v1/clinics/{clinicId}/utilization?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"); }
        catch (RefusedByApiException refused) when (refused.Problem.Status == 400) { problem = refused.Problem; }
        return Show.Page<UtilizationPage>(
            new { Here = here, From = from, To = to, By = by, Spans = DaySpan.By(by, days), Whole = days.Count == 0 ? null : DaySpan.Of([.. days]), Problem = problem }, problem?.Status ?? 200);
    }
}
