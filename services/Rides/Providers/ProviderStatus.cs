using Scheduling.Platform.Http;

namespace Scheduling.Rides.Providers;

/// <summary>What a provider tells of a ride.</summary>
public enum ProviderStatus
{
    Accepted,
    Declined,
    Arriving,
    Arrived,

    /// <summary>With the patient.</summary>
    Departed,

    Cancelled,

    /// <summary>The driver waited for nobody and left.</summary>
    NoShow,
}

/// <summary>What they mean.</summary>
static class ProviderStatuses
{
    /// <summary>After which nothing is to be cancelled.</summary>
    public static bool IsLast(string status) =>
        WireName.TryParse<ProviderStatus>(status, out var told) && told is ProviderStatus.Declined or ProviderStatus.Departed or ProviderStatus.Cancelled or ProviderStatus.NoShow;
}
