namespace Scheduling.Courses.Sessions;

/// <summary>What a command did to a session: the event that tells of it.</summary>
enum Happening
{
    Booked,
    Moved,
    Cancelled,
    Missed,
    Held,
    CheckedIn,
    Administered,
    ObservationExtended,
    Discharged,
    Unplaced,

    /// <summary>It stands where it stood; its dose, its number among the doses, its pin or its record is another.</summary>
    Changed,
}
