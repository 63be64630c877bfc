using Scheduling.Platform.Messaging;

namespace Scheduling.Desk.Live;

/// <summary>Which events the Desk listens to: all that tell of a clinic.</summary>
static class Heard
{
    /// <summary>Of every type in the contracts, also one that is added later.</summary>
    public static string[] Everything { get; } =
        [.. typeof(Contracts.ClinicEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Contracts.ClinicEvent)) && type.IsDefined(typeof(Contracts.EventTypeAttribute), inherit: false))
            .Select(EventTypes.NameOf).Order(StringComparer.Ordinal)];

    /// <summary>What a command on a course tells.</summary>
    public static string[] OfCourses { get; } =
        [.. Everything.Where(type => type.StartsWith("course.", StringComparison.Ordinal) || type.StartsWith("session.", StringComparison.Ordinal))];
}
