using Scheduling.Desk.Api;
using Scheduling.Desk.Days;
using Scheduling.Desk.Pages;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Shows a week of chairs and therapists, this one when none is named.</summary>
public static class ShowWeek
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/clinics/{clinicId}/weeks", (string clinicId, HttpContext http, ClinicApi api, PatientNames names) => Page(clinicId, day: null, http, api, names));
        pages.MapGet("/clinics/{clinicId}/weeks/{date}", (string clinicId, string date, HttpContext http, ClinicApi api, PatientNames names) =>
            WireTime.TryDate(date, out var day) ? Page(clinicId, day, http, api, names) : throw ShowDay.NotThere());
    }

    static async Task<IResult> Page(string clinicId, DateOnly? day, HttpContext http, ClinicApi api, PatientNames names)
    {
        var here = await Here.At(http, api, clinicId);
        return Show.Page<WeekPage>(new { Here = here, View = await WeekView.Read(http, api, names, clinicId, DaySpan.MondayOf(day ?? here.Today)) });
    }
}
