using Scheduling.Desk.Api;
using Scheduling.Desk.Days;
using Scheduling.Desk.Pages;
using Scheduling.Desk.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Shows the board of a day, today's when none is named.</summary>
public static class ShowDay
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/clinics/{clinicId}", (string clinicId, HttpContext http, ClinicApi api, PatientNames names) => Today(clinicId, http, api, names));
        pages.MapGet("/clinics/{clinicId}/days", (string clinicId, string? date) =>
            Show.Next(WireTime.TryDate(date, out _) ? $"/clinics/{clinicId}/days/{date}" : $"/clinics/{clinicId}"));
        pages.MapGet("/clinics/{clinicId}/days/{date}", (string clinicId, string date, HttpContext http, ClinicApi api, PatientNames names) =>
            WireTime.TryDate(date, out var day) ? Page(clinicId, day, http, api, names) : throw NotThere());
    }

    static async Task<IResult> Today(string clinicId, HttpContext http, ClinicApi api, PatientNames names)
    {
        var here = await Here.At(http, api, clinicId);
        return await Page(here, here.Today, http, api, names, refused: null);
    }

    static async Task<IResult> Page(string clinicId, DateOnly date, HttpContext http, ClinicApi api, PatientNames names) =>
        await Page(await Here.At(http, api, clinicId), date, http, api, names, refused: null);

    internal static async Task<IResult> Page(Here here, DateOnly date, HttpContext http, ClinicApi api, PatientNames names, RefusedCommand? refused) =>
        Show.Page<DayPage>(new { Here = here, View = await DayView.Read(http, api, names, here.Clinic!, date, refused) }, refused?.Problem.Status ?? 200);

    internal static RefusedByApiException NotThere() => new(new() { Status = 404, Title = "Not found", Detail = "There is no such page." });
}
