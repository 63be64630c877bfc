using Scheduling.Platform.Time;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Messages;

/// <summary>One thing to say, with all that its words need.</summary>
public sealed record Subject
{
    public required ReminderKind Kind { get; init; }

    /// <summary>Words are in the clinic's wall time: that is where the patient goes.</summary>
    public required TimeZoneInfo ClinicZone { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>For a change: what the patient was told.</summary>
    public DateTimeOffset? PreviousAt { get; init; }

    /// <summary>When nothing may be eaten any more; null where nothing is asked.</summary>
    public DateTimeOffset? NoFoodAfter { get; init; }

    public DateTimeOffset? NoDrinkAfter { get; init; }

    /// <summary>When no nasal corticosteroid or decongestant may be used any more.</summary>
    public DateTimeOffset? NoNasalSprayAfter { get; init; }

    /// <summary>The talk session is by video.</summary>
    public bool ByVideo { get; init; }

    /// <summary>Somebody is sure to take the patient home: nothing is asked about it.</summary>
    public bool RideIsSure { get; init; }

    /// <summary>The change came from a closure of the clinic.</summary>
    public bool OfficeClosed { get; init; }

    /// <summary>For words that a clinic wrote for one protocol; never said.</summary>
    public string? ProtocolId { get; init; }

    /// <summary>The wall day and time of an instant at the clinic.</summary>
    public (DateOnly Day, TimeOnly At) AtClinic(DateTimeOffset instant) => WallClock.ToLocal(instant, ClinicZone);
}

/// <summary>What a message is written for: who says it, to whom, when and how.</summary>
public sealed record Occasion
{
    /// <summary>The clinic's neutral name: no drug, no diagnosis, no kind of clinic.</summary>
    public required string Sender { get; init; }

    /// <summary>The number that patients call, E.164.</summary>
    public required string Phone { get; init; }

    /// <summary>BCP 47; Spanish and its regions are written in Spanish, everything else in English.</summary>
    public required string Language { get; init; }

    public required TimeZoneInfo PatientZone { get; init; }

    /// <summary>The patient's civil day on which it is read.</summary>
    public required DateOnly Day { get; init; }

    public required Channels.Medium Medium { get; init; }
}
