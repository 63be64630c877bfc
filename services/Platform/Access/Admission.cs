using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Scheduling.Platform.Http;

namespace Scheduling.Platform.Access;

/// <summary>
/// Lets a request through to its endpoint, or not. Without a valid key nothing answers but what is public, not even that an address does not exist;
/// a clinic that is not the principal's does not exist for it, and that is said before anything else.
/// </summary>
sealed class Admission(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        var requirement = endpoint?.Metadata.GetMetadata<Requirement>();
        if (requirement is { IsPublic: true }) return next(http);

        if (http.MaybePrincipal() is not { } principal)
        {
            http.Response.Headers[HeaderNames.WWWAuthenticate] = "ApiKey";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        if (http.Request.RouteValues.TryGetValue("clinicId", out var clinic) && clinic is string clinicId && !principal.May(clinicId))
            throw NotFoundException.Of("clinic", clinicId);

        // The framework's own answers (405, 415) are endpoints without a route and may be said to anyone with a key.
        if (endpoint is not RouteEndpoint) return next(http);
        return requirement?.Roles.Any(principal.Is) == true
            ? next(http)
            : throw Refused.Forbidden(requirement is { Roles: { Count: > 0 } roles }
                ? $"This needs a key with the role {string.Join(" or ", roles.Select(WireName.Of))}."
                : "This is closed to every key.");
    }
}
