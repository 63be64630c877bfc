using System.Reflection;
using Scheduling.Contracts;

namespace Scheduling.Feed.Events;

/// <summary>Every type of event of a clinic that the contracts declare: what is added there is in the feed.</summary>
static class ClinicEventTypes
{
    public static readonly string[] All =
    [
        .. typeof(ClinicEvent).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ClinicEvent)))
            .Select(type => type.GetCustomAttribute<EventTypeAttribute>(inherit: false)?.Name).OfType<string>().Order(StringComparer.Ordinal),
    ];
}
