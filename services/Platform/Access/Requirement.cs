using Microsoft.AspNetCore.Builder;

namespace Scheduling.Platform.Access;

/// <summary>Who may call an endpoint: any of the roles, or everyone when it is public. An endpoint that says neither is closed.</summary>
sealed record Requirement
{
    public required IReadOnlyList<Role> Roles { get; init; }
    public bool IsPublic { get; init; }
}

/// <summary>Says who may call an endpoint or a group of them.</summary>
public static class RequirementOfEndpoint
{
    /// <summary>Callers need one of these roles. What an endpoint says replaces what its group says.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoints, params IReadOnlyList<Role> roles) where TBuilder : IEndpointConventionBuilder =>
        endpoints.Says(new Requirement { Roles = roles });

    /// <summary>Answers without a key.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.Says(new Requirement { Roles = [], IsPublic = true });

    static TBuilder Says<TBuilder>(this TBuilder endpoints, Requirement requirement) where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(requirement));
        return endpoints;
    }
}
