using System.Globalization;
using Scheduling.Desk.Api;
using Scheduling.Desk.Days;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows how full the days of a month are, of this one when none is named.</summary>
public static class ShowMonth
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/clinics/{clinicId}/months", (string clinicId, HttpContext http, ClinicApi api) => Page(clinicId, first: null, http, api));
        pages.MapGet("/clinics/{clinicId}/months/{month}", (string clinicId, string month, HttpContext http, ClinicApi api) =>
            DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 1900 and < 3000 ? Page(clinicId, first, http, api) : throw ShowDay.NotThere());
    }

    static async Task<IResult> Page(string clinicId, DateOnly? first, HttpContext http, ClinicApi api)
    {
        var here = await Here.At(http, api, clinicId);
        var start = first ?? new DateOnly(here.Today.Year, here.Today.Month, 1);
        // Whole weeks: what a month's first and last week share with its neighbours is shown with them.
        var (from, to) = (DaySpan.MondayOf(start), DaySpan.MondayOf(start.AddMonths(1).AddDays(-1)).AddDays(6));
        return Show.Page<MonthPage>(new { Here = here, First = start, Days = await api.List<DayUse>(http, $"v1/clinics/{clinicId}/utilization?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}") });
    }
}
