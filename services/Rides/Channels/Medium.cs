namespace Scheduling.Rides.Channels;

/// <summary>By what a message reaches a person.</summary>
public enum Medium
{
    Sms,
    Email,

    /// <summary>Nothing automatic reached the patient with something that cannot wait: a person calls.</summary>
    StaffCall,
}
