using Scheduling.Courses.Clinics;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Reads one clinic.</summary>
public static class GetClinic
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("", Handle)
        .WithName(nameof(GetClinic))
        .WithSummary("Read a clinic.")
        .Answers<ClinicAnswer>();

    static async Task<IResult> Handle(string clinicId, ClinicStore clinics, CancellationToken cancellationToken)
    {
        var clinic = await clinics.Get(clinicId, cancellationToken);
        return ETag.Ok(ClinicAnswer.Of(clinic, ClinicRules.Warnings(clinic)), clinic.Version);
    }
}
