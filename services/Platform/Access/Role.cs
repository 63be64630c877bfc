namespace Scheduling.Platform.Access;

/// <summary>What a principal may do. A clinician may do all that a scheduler may.</summary>
public enum Role
{
    /// <summary>Books, moves, cancels; contacts, rides, follow-ups, check-in.</summary>
    Scheduler,

    /// <summary>All of that, and what needs a clinician's judgement.</summary>
    Clinician,

    /// <summary>Own follow-ups and leave.</summary>
    Therapist,

    /// <summary>Reads the feed.</summary>
    Subscriber,

    /// <summary>Sets up clinics, keys and accounts. Gives no other role by itself.</summary>
    Admin,
}
