using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Says whether a clinic's audit is as it was written.</summary>
public static class VerifyAudit
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/audit/verify", Handle)
        .WithName(nameof(VerifyAudit))
        .WithSummary("Read the clinic's whole audit again: a row that was changed or is missing is named.")
        .Answers<AuditVerdict>();

    static async Task<IResult> Handle(string clinicId, AuditStore audit, ClinicStore clinics, CancellationToken cancellationToken)
    {
        await clinics.Get(clinicId, cancellationToken);
        return TypedResults.Ok(await audit.Verify(clinicId, cancellationToken));
    }
}
