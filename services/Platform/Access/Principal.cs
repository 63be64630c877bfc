using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Access;

/// <summary>Who is asking, and what they may do where. A handler takes it as a parameter.</summary>
public sealed record Principal : IBindableFromHttpContext<Principal>
{
    /// <summary>In <see cref="Clinics"/>: every clinic.</summary>
    public const string AllClinics = "*";

    /// <summary>The scope with which a subscriber sees clinical detail.</summary>
    public const string ClinicalScope = "clinical";

    /// <summary>The service itself, where time and not a person gives a command.</summary>
    public static readonly Principal Itself = new() { Id = "itself", Name = "itself", Roles = [], Clinics = [], Scopes = [] };

    /// <summary>Stable: the key's id, or <c>admin</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the key was called when it was made.</summary>
    public required string Name { get; init; }

    public required FrozenSet<Role> Roles { get; init; }

    /// <summary>Clinic ids, or <c>*</c> for all.</summary>
    public required FrozenSet<string> Clinics { get; init; }

    public required FrozenSet<string> Scopes { get; init; }

    /// <summary>Whether this principal sees the clinic at all; one that it does not see does not exist for it.</summary>
    public bool May(string clinicId) => Clinics.Contains(AllClinics) || Clinics.Contains(clinicId);

    /// <summary>Whether this principal has the role; a clinician has a scheduler's too.</summary>
    public bool Is(Role role) => Roles.Contains(role) || (role == Role.Scheduler && Roles.Contains(Role.Clinician));

    public static ValueTask<Principal?> BindAsync(HttpContext context, ParameterInfo parameter) => new(context.Principal());
}

/// <summary>Finds the principal of a request.</summary>
public static class PrincipalOfRequest
{
    /// <summary>The principal. Only endpoints that are public are reached without one; those ask <see cref="MaybePrincipal"/>.</summary>
    public static Principal Principal(this HttpContext http) =>
        http.MaybePrincipal() ?? throw new InvalidOperationException("This endpoint is public and has no principal.");

    /// <summary>The principal, or null on a public endpoint that was called without a key.</summary>
    public static Principal? MaybePrincipal(this HttpContext http) => http.Features.Get<Principal>();
}
