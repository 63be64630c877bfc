using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Links;

namespace Scheduling.Rides.Features;

/// <summary>Ends one link to a patient's page.</summary>
public static class RevokePatientLink
{
    public static void Map(IEndpointRouteBuilder patients) => patients
        .MapDelete("/{patientId}/links/{linkId}", Handle)
        .WithName(nameof(RevokePatientLink))
        .WithSummary("Revoke one link to a patient's page: from now on it opens nothing.")
        .Answers<PatientLink>();

    static Task<IResult> Handle([Slug] string clinicId, [Slug] string patientId, Guid linkId, HttpContext http, RidesDatabase database) =>
        database.Answer(http, async unit =>
        {
            var group = await ClinicStore.GroupOf(unit, clinicId);
            await LinkStore.Revoke(unit, clinicId, group, patientId, linkId);
            // What had ended before is shown as it ended.
            return await LinkStore.Find(unit, linkId) is { } link && link.IsOf(clinicId, group, patientId)
                ? Answer.Ok(PatientLink.Of(link, (await ClinicStore.Find(unit, clinicId))!))
                : throw NotFoundException.Of("link", linkId);
        });
}
