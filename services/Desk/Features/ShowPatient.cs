using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;
using Scheduling.Desk.Patients;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Shows a patient: how they are reached, their courses, therapy, rides and messages, with a form for each.</summary>
public static class ShowPatient
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/patients/{patientId}", async (string clinicId, string patientId, HttpContext http, ClinicApi api) =>
        await Page(await Here.At(http, api, clinicId), patientId, http, api, refused: null));

    internal static async Task<IResult> Page(Here here, string patientId, HttpContext http, ClinicApi api, RefusedForm? refused, string? link = null)
    {
        if (!SlugAttribute.Matches(patientId)) throw ShowDay.NotThere();
        var view = await PatientView.Read(http, api, here.Clinic!.Id, patientId);
        return Show.Page<PatientPage>(new { Here = here, View = view, Refused = refused, NewLink = link }, refused?.Problem.Status ?? 200);
    }
}
