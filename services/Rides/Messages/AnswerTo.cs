namespace Scheduling.Rides.Messages;

/// <summary>What of a patient's own text an answer answers.</summary>
public enum AnswerTo
{
    Stop,
    Start,
    Help,
    Crisis,

    /// <summary>The ride home is settled.</summary>
    RideSet,

    /// <summary>The patient needs help with something.</summary>
    NeedsCall,

    /// <summary>The patient agrees.</summary>
    Agreed,
}
