using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.Patients;

namespace Scheduling.Rides.Features;

/// <summary>Shows one patient.</summary>
public static class GetPatient
{
    public static void Map(IEndpointRouteBuilder patients) => patients
        .MapGet("/{patientId}", Handle)
        .WithName(nameof(GetPatient))
        .WithSummary("Show a patient who has a contact or a visit.");

    static async Task<Ok<Patient>> Handle(string clinicId, string patientId, PatientStore patients, CancellationToken cancellationToken) =>
        await patients.Find(clinicId, patientId, cancellationToken) is { } patient
            ? TypedResults.Ok(Patient.Of(patient))
            : throw NotFoundException.Of("patient", patientId);
}
