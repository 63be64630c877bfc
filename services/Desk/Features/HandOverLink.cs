using Scheduling.Desk.Api;
using Scheduling.Desk.Patients;
using Scheduling.Desk.Forms;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Makes a link to a patient's own page and shows it this once.</summary>
public static class HandOverLink
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients/{patientId}/links", Handle);

    static async Task<IResult> Handle(string clinicId, string patientId, HttpContext http, ClinicApi api)
    {
        if (!SlugAttribute.Matches(patientId)) throw ShowDay.NotThere();
        var here = await Here.At(http, api, clinicId);
        var form = await TypedForm.Read(http, here.Clinic);
        // A patient of nobody's gets no link: the page would have nothing to show.
        await api.Get<Patient>(http, $"v1/clinics/{clinicId}/patients/{patientId}");
        var made = await api.Post<PatientLink>(http, $"v1/clinics/{clinicId}/patients/{patientId}/links", new { }, form.Once);
        return await ShowPatient.Page(
            here with { Path = $"{here.Base}/patients/{patientId}" }, patientId, http, api, made.Problem is { } problem ? form.Refused("links", problem) : null, made.Value?.Url);
    }
}
