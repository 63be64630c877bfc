using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Reads one therapist, also one who was removed.</summary>
public static class GetTherapist
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/therapists/{therapistId}", Handle)
        .WithName(nameof(GetTherapist))
        .WithSummary("Read a therapist, also one who was removed.")
        .Answers<Therapist>();

    static async Task<IResult> Handle([Slug] string clinicId, [Slug] string therapistId, Principal principal, TherapistStore therapists, HttpContext http) =>
        (principal.Is(Role.Admin) || OwnFollowUps.Of(principal) is not { } own || own.Contains(therapistId)) && await therapists.Find(clinicId, therapistId, http.RequestAborted) is { } therapist
            ? ETag.Ok(therapist, therapist.Version)
            : throw NotFoundException.Of("therapist", therapistId);
}
