using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Links;

namespace Scheduling.Rides.Features;

/// <summary>Ends every link to a patient's page.</summary>
public static class RevokePatientLinks
{
    public static void Map(IEndpointRouteBuilder patients) => patients
        .MapDelete("/{patientId}/links", Handle)
        .WithName(nameof(RevokePatientLinks))
        .WithSummary("Revoke every link to a patient's page, also those in messages that were sent; answers those that ended by it.")
        .Answers<Page<PatientLink>>();

    static Task<IResult> Handle([Slug] string clinicId, [Slug] string patientId, HttpContext http, RidesDatabase database) =>
        database.Answer(http, async unit =>
        {
            var group = await ClinicStore.GroupOf(unit, clinicId);
            var ended = await LinkStore.Revoke(unit, clinicId, group, patientId, linkId: null);
            var clinic = (await ClinicStore.Find(unit, clinicId))!;
            return Answer.Ok(new Page<PatientLink> { Items = [.. ended.OrderBy(link => link.CreatedAt).Select(link => PatientLink.Of(link, clinic))], NextCursor = null });
        });
}
