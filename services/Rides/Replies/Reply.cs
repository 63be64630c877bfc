namespace Scheduling.Rides.Replies;

/// <summary>What a patient's own text says.</summary>
public enum Reply
{
    /// <summary>Something that only a person understands.</summary>
    Other,

    /// <summary>No more texts.</summary>
    Stop,

    /// <summary>Texts again.</summary>
    Start,
    Help,
    Yes,
    No,

    /// <summary>Read and agreed to: enough for a new time, not enough for a ride that somebody must really drive.</summary>
    Okay,

    /// <summary>The first of two choices.</summary>
    One,

    /// <summary>The second of two choices.</summary>
    Two,

    /// <summary>C.</summary>
    Confirm,

    /// <summary>Nothing but courtesy.</summary>
    Thanks,

    /// <summary>The word alone: in law it ends texts, and it may be meant for a visit.</summary>
    Cancel,

    /// <summary>The patient seems not to come.</summary>
    NotComing,

    /// <summary>The patient would rather come at another time.</summary>
    OtherTime,

    /// <summary>Whoever reads our texts is not the patient.</summary>
    WrongNumber,

    /// <summary>Words of somebody in danger.</summary>
    Crisis,
}

/// <summary>A text as it is understood: what it says, and whether it also ends texts.</summary>
/// <param name="Said">The gravest thing it says.</param>
/// <param name="EndsTexts">Whether it revokes the permission to text, which a text may do beside something graver.</param>
public readonly record struct Meaning(Reply Said, bool EndsTexts = false);
