using Scheduling.Desk.Api;
using Scheduling.Desk.Features;
using Scheduling.Desk.Forms;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Patients;

/// <summary>What all forms on a patient's page have in common: what was typed is sent, and a refusal is shown beside the form that asked.</summary>
static class PatientCommand
{
    /// <param name="name">Which form of the page it is.</param>
    /// <param name="said">What the page says when it was done.</param>
    public static async Task<IResult> Patient(
        this HttpContext http, ClinicApi api, string clinicId, string patientId, string name, string said, Func<TypedForm, Task<ApiProblem?>> send)
    {
        if (!SlugAttribute.Matches(patientId)) throw ShowDay.NotThere();
        var here = await Here.At(http, api, clinicId);
        var form = await TypedForm.Read(http, here.Clinic);
        var page = $"{here.Base}/patients/{patientId}";
        return await form.Tried(send) is { } problem
            ? await ShowPatient.Page(here with { Path = page }, patientId, http, api, form.Refused(name, problem))
            : Show.Next(Said.At($"{page}#{name.Split('/')[0]}", said));
    }
}
