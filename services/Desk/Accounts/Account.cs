using System.Collections.Frozen;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Accounts;

/// <summary>A person who may sign in, as it is stored.</summary>
sealed record Account
{
    public required Guid AccountId { get; init; }

    /// <summary>What is typed at sign-in, in lower case.</summary>
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Names separated by spaces.</summary>
    public required string Roles { get; init; }

    /// <summary>Ids separated by spaces, or <c>*</c>.</summary>
    public required string Clinics { get; init; }

    /// <summary>The hash; null until one was chosen.</summary>
    public string? Password { get; init; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Null while the account may be used.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required long Version { get; init; }

    public IReadOnlyList<string> RoleNames => Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    public IReadOnlyList<string> ClinicIds => Clinics.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Who acts when this person does.</summary>
    public Principal Principal() => new()
    {
        Id = $"account-{AccountId}",
        Name = DisplayName,
        Roles = RoleNames.SelectMany(name => WireName.TryParse<Role>(name, out var role) ? new[] { role } : []).ToFrozenSet(),
        Clinics = ClinicIds.ToFrozenSet(),
        Scopes = FrozenSet.Create(Platform.Access.Principal.ClinicalScope),
    };

    /// <summary>Who acts before there is any account: whoever started the installation.</summary>
    public static Principal Owner { get; } = new()
    {
        Id = "owner",
        Name = "Owner of the installation",
        Roles = Enum.GetValues<Role>().ToFrozenSet(),
        Clinics = FrozenSet.Create(Platform.Access.Principal.AllClinics),
        Scopes = FrozenSet.Create(Platform.Access.Principal.ClinicalScope),
    };
}
