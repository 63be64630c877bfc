using Scheduling.Platform.Access;

namespace Scheduling.Feed.Events;

/// <summary>Who sees what of an event.</summary>
static class Sight
{
    /// <summary>Protocol, phase, drug and dose are for those who book and treat, and for those whose key has the scope.</summary>
    public static bool IsClinical(this Principal principal) => principal.Scopes.Contains(Principal.ClinicalScope) || principal.Is(Role.Scheduler);
}
