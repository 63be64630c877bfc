using System.Text.Json;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Features;

/// <summary>Has a clinician sign what a scheduler entered on the clinician's order.</summary>
public static class CountersignOverride
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/overrides/{overrideId}/countersign", Handle);

    static async Task<IResult> Handle(string clinicId, Guid overrideId, HttpContext http, ClinicApi api)
    {
        var once = (await http.Request.ReadFormAsync(http.RequestAborted))["once"];
        var signed = await api.Post<JsonElement>(http, $"v1/clinics/{clinicId}/overrides/{overrideId}/countersign", new { }, once);
        return signed.Problem is { } problem ? throw new RefusedByApiException(problem) : Show.Next($"/clinics/{clinicId}/worklist?done=countersign");
    }
}
