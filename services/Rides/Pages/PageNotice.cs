namespace Scheduling.Rides.Pages;

/// <summary>What a button on the page did; told once, above the page.</summary>
enum PageNotice
{
    RideConfirmed,

    /// <summary>The visit is over or was cancelled or moved meanwhile.</summary>
    VisitChanged,

    Requested,

    /// <summary>No day that could be taken was named.</summary>
    NoDays,

    TextsOff,
    TextsOn,
    EmailsOff,
    EmailsOn,

    /// <summary>It cannot be done here.</summary>
    PleaseCall,
}
