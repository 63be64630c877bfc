using System.Text.Json.Serialization;

namespace Scheduling.Rides.Planning;

/// <summary>What a message is for. The order is the order in which planned messages get their share of the budget when it is short.</summary>
public enum ReminderKind
{
    /// <summary>A visit is at another time than the patient was told.</summary>
    Moved,

    /// <summary>A visit the patient was told of will not take place.</summary>
    Cancelled,

    /// <summary>The civil day before a visit: when, what to keep before it, and the ride home.</summary>
    [JsonStringEnumMemberName("t-1")]
    DayBefore,

    /// <summary>A visit is near and nobody is sure to take the patient home.</summary>
    RideMissing,

    /// <summary>The civil day before a talk session.</summary>
    FollowUp,

    /// <summary>Three civil days before the first visit of a treatment week: all visits of that week.</summary>
    WeeklyDigest,

    /// <summary>To who drives the patient home: place and time of the pick-up, or that there is none. Counted by the driver's own number.</summary>
    Driver,

    /// <summary>The one answer to a STOP. This and what follows answers the patient's own text, outside window and budget.</summary>
    OptedOut,

    /// <summary>The answer to a START.</summary>
    OptedIn,

    /// <summary>The answer to HELP.</summary>
    Help,

    /// <summary>The answer to words of somebody in danger.</summary>
    Crisis,

    /// <summary>The answer to an answer.</summary>
    Thanks,
}
