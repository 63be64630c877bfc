using Scheduling.Platform.Access;

namespace Scheduling.FollowUps.Therapists;

/// <summary>Whose follow-ups a principal sees: a scheduler everyone's, a therapist those of the therapists named in the key's scopes.</summary>
static class OwnFollowUps
{
    const string Scope = "therapist-";

    /// <summary>Null is everyone's; a key with the scope <c>therapist-th-maple</c> belongs to <c>th-maple</c>.</summary>
    public static IReadOnlyList<string>? Of(Principal principal) => principal.Is(Role.Scheduler)
        ? null
        : [.. principal.Scopes.Where(scope => scope.StartsWith(Scope, StringComparison.Ordinal)).Select(scope => scope[Scope.Length..])];
}
