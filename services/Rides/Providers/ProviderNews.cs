using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Providers;

/// <summary>What a provider's word makes of a ride. Pure.</summary>
static class ProviderNews
{
    public static RideRow Of(RideRow ride, ProviderStatus told, RideRules rules, DateTimeOffset now) => told switch
    {
        ProviderStatus.Accepted or ProviderStatus.Arriving => ride.IsOpen ? ride.Promised(RideStatus.Confirmed) : ride,
        ProviderStatus.Arrived => ride.Promised(RideStatus.Arrived),
        // Nobody departs with a patient who is not released: the driver went alone.
        ProviderStatus.Departed when ride.ReleasedAt is not null || (!ride.IsAhead && now >= ride.PickUpFrom) => ride with { Status = RideStatus.Departed },
        _ => ride.With(null, rules) with { Status = RideStatus.Needed },
    };
}
