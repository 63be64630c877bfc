using Scheduling.Desk.Api;

namespace Scheduling.Desk.Features;

/// <summary>Ends a key: within a second no service takes it.</summary>
public static class RevokeKey
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/keys/{keyId:guid}/revoke", async (Guid keyId, HttpContext http, ClinicApi api) =>
        (await api.Delete(http, $"v1/api-keys/{keyId}")).Problem is { } problem ? throw new RefusedByApiException(problem) : Show.Next("/keys?done=key-revoked"));
}
