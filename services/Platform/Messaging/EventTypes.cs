using System.Collections.Concurrent;
using System.Reflection;
using Scheduling.Contracts;

namespace Scheduling.Platform.Messaging;

/// <summary>The wire names of the events in the contracts.</summary>
public static class EventTypes
{
    static readonly ConcurrentDictionary<Type, string> Names = new();

    /// <summary>For example <c>session.booked.v1</c>.</summary>
    public static string NameOf(Type type) => Names.GetOrAdd(type, static t =>
        t.GetCustomAttribute<EventTypeAttribute>()?.Name ?? throw new ArgumentException($"{t} has no [EventType]", nameof(type)));

    /// <summary>The exchange an event travels on: access on its own, so that no subscriber can bind it.</summary>
    public static string ExchangeOf(string eventType) =>
        eventType.StartsWith("access.", StringComparison.Ordinal) ? "platform.access" : "clinic.events";
}
