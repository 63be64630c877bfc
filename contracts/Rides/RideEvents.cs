using System.Diagnostics.CodeAnalysis;

namespace Scheduling.Contracts.Rides;

/// <summary>A ride as it is after a change: what any consumer of a ride event reads.</summary>
public record RideEvent : PatientEvent
{
    public required Guid CourseId { get; init; }
    public required Guid SessionId { get; init; }

    /// <summary><c>adult</c>, <c>rideshare</c>, <c>clinic</c> or <c>medical-transport</c>; null while nobody is named.</summary>
    public string? Kind { get; init; }

    /// <summary><c>needed</c>, <c>planned</c>, <c>confirmed</c>, <c>arrived</c>, <c>departed</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The earliest release of the patient: a pick-up is never before it.</summary>
    public required DateTimeOffset PickUpFrom { get; init; }

    /// <summary>When an open ride is at risk.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Since when a person must see to it; null while it is not at risk.</summary>
    public DateTimeOffset? AtRiskSince { get; init; }

    public required IReadOnlyList<RideLeg> Legs { get; init; }

    /// <summary>An enumerated code of why it changed; never typed text.</summary>
    public string? Reason { get; init; }

    public override string Subject() => SessionId.ToString();
}

/// <summary>One way of a ride. Only the way home can block a dose.</summary>
public sealed record RideLeg
{
    /// <summary><c>to-clinic</c> or <c>home</c>.</summary>
    public required string Direction { get; init; }

    public required string Status { get; init; }
}

/// <summary>A booked session needs a ride home.</summary>
[EventType("ride.needed.v1")]
public sealed record RideNeeded : RideEvent
{
    public RideNeeded() { }

    /// <summary>Says of a ride, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public RideNeeded(RideEvent ride) : base(ride) { }
}

/// <summary>A ride is no longer needed.</summary>
[EventType("ride.cancelled.v1")]
public sealed record RideCancelled : RideEvent
{
    public RideCancelled() { }

    /// <summary>Says of a ride, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public RideCancelled(RideEvent ride) : base(ride) { }
}

/// <summary>Somebody is sure to take the patient home.</summary>
[EventType("ride.confirmed.v1")]
public sealed record RideConfirmed : RideEvent
{
    public RideConfirmed() { }

    /// <summary>Says of a ride, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public RideConfirmed(RideEvent ride) : base(ride) { }
}

/// <summary>It is known who should take the patient home; that person has not yet agreed.</summary>
[EventType("ride.planned.v1")]
public sealed record RidePlanned : RideEvent
{
    public RidePlanned() { }

    /// <summary>Says of a ride, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public RidePlanned(RideEvent ride) : base(ride) { }
}

/// <summary>The driver is at the clinic.</summary>
[EventType("ride.arrived.v1")]
public sealed record RideArrived : RideEvent
{
    public RideArrived() { }

    /// <summary>Says of a ride, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public RideArrived(RideEvent ride) : base(ride) { }
}

/// <summary>The patient left with the driver.</summary>
[EventType("ride.departed.v1")]
public sealed record RideDeparted : RideEvent
{
    public RideDeparted() { }

    /// <summary>Says of a ride, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public RideDeparted(RideEvent ride) : base(ride) { }
}

/// <summary>A ride was still open at one of its deadlines, or was lost after it: a person must see to it.</summary>
[EventType("ride.at-risk.v1")]
public sealed record RideAtRisk : RideEvent
{
    public RideAtRisk() { }

    /// <summary>Says of a ride, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public RideAtRisk(RideEvent ride) : base(ride) { }
}
