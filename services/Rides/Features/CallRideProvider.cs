using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;
using Scheduling.Rides.Providers;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Says to the ride provider what is to be said, each thing until it is taken or refused, one order's in their order.</summary>
public sealed partial class CallRideProvider(
    RidesDatabase database, RideOrderStore orders, RideProvider provider, Settings settings, TimeProvider clock, [FromKeyedServices("machine")] TimeProvider machine,
    ILogger<CallRideProvider> log) : Tick
{
    const int Batch = 20;

    /// <summary>By the machine's clock: doubled at each attempt, up to the longest.</summary>
    static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromMinutes(5), LongestRest = TimeSpan.FromMinutes(1);

    bool isFresh = true;
    int failures;
    DateTimeOffset restUntil;

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated || provider.Id is null) return 0;
        if (isFresh) await orders.Free(cancellationToken);
        isFresh = false;
        // A provider that is away is asked now and then by one call, not each second by all.
        if (machine.GetUtcNow() < restUntil) return 0;

        var due = await orders.Take(clock.GetUtcNow(), machine.GetUtcNow(), failures == 0 ? Batch : 1, cancellationToken);
        await Task.WhenAll(due.Select(call => Say(call, cancellationToken)));
        return due.Count;
    }

    /// <summary>While the provider rests, nothing waits for it.</summary>
    public override async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
        database.IsMigrated && provider.Id is not null && failures == 0 ? await orders.NextDue(cancellationToken) : null;

    async Task Say(RideCall call, CancellationToken cancellationToken)
    {
        var outcome = await provider.Say(call with { SentAt = machine.GetUtcNow() }, cancellationToken);
        if (outcome.NeedsRest) Rest(outcome.After);
        else failures = 0;

        if (outcome is { IsTaken: false, IsRefused: false })
        {
            NotTaken(call.What, call.OrderId, call.Attempts);
            await orders.PutOff(call.CallId, machine.GetUtcNow() + (outcome.After ?? Doubled(Again, call.Attempts, Longest)), cancellationToken);
            return;
        }
        if (outcome.IsRefused) Refused(call.What, call.OrderId);
        await database.Write(async unit =>
        {
            if (!await RideOrderStore.Settle(unit, call.CallId, outcome.IsTaken ? "taken" : "refused") || outcome.IsTaken || call.What == CallKind.Cancel) return;
            // Nobody comes: the ride is needed again.
            if (await RideOrderStore.Find(unit, call.OrderId) is not { } seen || await RideCommands.Taken(unit, await RideStore.Find(unit, seen.SessionId)) is not { IsOver: false } ride) return;
            if (await RideOrderStore.Find(unit, call.OrderId) is not { IsCurrent: true } order) return;
            await RideOrderStore.Put(unit, order with { Status = WireName.Of(ProviderStatus.Declined) });
            var rules = await RideRulesStore.Of(unit, ride.ClinicId, settings.TransportNoticeDays);
            await RideChanges.Save(unit, RideSteps.Of(ride, ProviderNews.Of(ride, ProviderStatus.Declined, rules, unit.Now), "provider-declined", rules, unit.Now));
        }, cancellationToken);
    }

    void Rest(TimeSpan? after)
    {
        failures++;
        restUntil = machine.GetUtcNow() + (after ?? Doubled(Again, failures, LongestRest));
    }

    static TimeSpan Doubled(TimeSpan first, int attempts, TimeSpan longest)
    {
        var doubled = first * Math.Pow(2, Math.Min(attempts - 1, 20));
        return (doubled < longest ? doubled : longest) * (0.75 + (Random.Shared.NextDouble() / 2));
    }

    [LoggerMessage(LogLevel.Warning, "The ride provider did not take {What} of order {OrderId} at attempt {Attempt}; it is said again")]
    partial void NotTaken(string what, Guid orderId, int attempt);

    [LoggerMessage(LogLevel.Warning, "The ride provider refused {What} of order {OrderId}")]
    partial void Refused(string what, Guid orderId);
}
