using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Reads which therapist a patient belongs to.</summary>
public static class GetTherapistOfRecord
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/patients/{patientId}/therapist", Handle)
        .WithName(nameof(GetTherapistOfRecord))
        .WithSummary("Read which therapist a patient belongs to.")
        .Answers<TherapistOfRecord>();

    static async Task<IResult> Handle([Slug] string clinicId, [Slug] string patientId, TherapistStore therapists, HttpContext http) =>
        await therapists.RecordOf(clinicId, patientId, http.RequestAborted) is { } record
            ? ETag.Ok(record, record.Version)
            : throw new NotFoundException($"No therapist was named for the patient {patientId} here. Name one with PUT.");
}
