namespace Scheduling.Rides.Rides;

/// <summary>The states of a ride, as they are stored and told.</summary>
public static class RideStatus
{
    public const string Needed = "needed", Planned = "planned", Confirmed = "confirmed", Arrived = "arrived", Departed = "departed", Cancelled = "cancelled";

    public static readonly IReadOnlyList<string> All = [Needed, Planned, Confirmed, Arrived, Departed, Cancelled];
}

/// <summary>Why a ride changed: codes that history and events carry.</summary>
public static class RideReason
{
    public const string Booked = "booked", Moved = "moved", ReleaseChanged = "release-changed", CheckIn = "check-in", Discharged = "discharged", Undone = "undone";

    /// <summary>Who said so: the staff, the patient's own page or text, the contact on file.</summary>
    public const string Desk = "desk", PatientPage = "patient-page", PatientText = "patient-text", Contact = "contact";

    /// <summary>The clinic does not accept this kind of driver any more.</summary>
    public const string Policy = "ride-policy";

    /// <summary>The driver went while the patient was still here.</summary>
    public const string DriverLeft = "driver-left";
}
