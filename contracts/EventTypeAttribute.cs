namespace Scheduling.Contracts;

/// <summary>The name an event has on the wire, with its version: the first part of its routing key and its CloudEvents type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventTypeAttribute(string name) : Attribute
{
    /// <summary>For example <c>session.booked.v1</c>.</summary>
    public string Name => name;
}
