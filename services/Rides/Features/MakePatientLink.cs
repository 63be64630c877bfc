using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Links;

namespace Scheduling.Rides.Features;

/// <summary>Makes a link to a patient's own page, for the staff to hand over.</summary>
public static class MakePatientLink
{
    public static void Map(IEndpointRouteBuilder patients) => patients
        .MapPost("/{patientId}/links", Handle)
        .WithName(nameof(MakePatientLink))
        .WithSummary("Make a link to the patient's own page. Its address is in this answer and never again.")
        .Creates<PatientLink>();

    static Task<IResult> Handle([Slug] string clinicId, [Slug] string patientId, HttpContext http, RidesDatabase database, PatientLinks links) =>
        database.Answer(http, async unit =>
        {
            var link = await links.Make(unit, clinicId, patientId, LinkUse.Desk);
            var clinic = (await ClinicStore.Find(unit, clinicId))!;
            return Answer.Created(PatientLink.Of(link, clinic, links.UrlOf(link.LinkId)), $"/v1/clinics/{clinicId}/patients/{patientId}/links").WithSecret();
        });
}
