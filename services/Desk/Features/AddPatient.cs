using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Patients;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Notes a new patient by name and how they are reached; nobody who is known already is written over.</summary>
public static class AddPatient
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api, PatientNames names)
    {
        var here = await Here.At(http, api, clinicId);
        var form = await TypedForm.Read(http, here.Clinic);
        var patientId = form.Text("patientId") ?? "";
        var problem = await form.Tried(async typed =>
        {
            if (!SlugAttribute.Matches(patientId)) throw TypedForm.Unreadable("patientId", "must have 1 to 64 characters of a-z, 0-9 and '-', beginning with a letter or a digit");
            var path = $"v1/clinics/{clinicId}/patients/{patientId}/contact";
            return await api.Find<Contact>(http, path) is not null
                ? ApiProblem.Of("The patient was not added", "Another patient has that id. Search for it, or choose another id.")
                : (await api.Put<JsonElement>(http, path, ContactForm.Body(typed))).Problem;
        });
        if (problem is not null) return await ShowPatients.Page(here with { Path = $"{here.Base}/patients" }, http, api, form.Refused("new", problem));
        names.Forget(clinicId, patientId);
        return Show.Next($"{here.Base}/patients/{patientId}?done=saved");
    }
}
