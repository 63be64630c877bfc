namespace Scheduling.Rides.Channels;

/// <summary>Why a message did not arrive.</summary>
static class FailReason
{
    /// <summary>The number is none that can be texted.</summary>
    public const string InvalidNumber = "invalid-number";

    /// <summary>The other side will never take it.</summary>
    public const string Refused = "refused";

    /// <summary>It was taken and did not reach the phone.</summary>
    public const string Undelivered = "undelivered";

    /// <summary>Whether it was taken is not known, and it is too late to send it again.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>It could not even be decided.</summary>
    public const string Error = "error";
}
