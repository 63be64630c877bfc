using System.Collections.Concurrent;
using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Contracts;
using Scheduling.Contracts.Access;
using Scheduling.Contracts.FollowUps;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Tests;

/// <summary>Stands for all other services: publishes through an outbox of its own, remembers every follow-up event.</summary>
sealed class WitnessService(string name) : IService
{
    public string Name => name;

    public void Register(IServiceCollection services)
    {
        services.AddSingleton(new WitnessName(name)).AddSingleton<WitnessClock>();
        services.AddDatabase<WitnessDatabase>();
        services.AddSingleton<Witness>();
    }

    public void Consume(EventConsumers consumers) => consumers
        .Add<SeeFollowUp>("follow-up.booked.v1", "follow-up.moved.v1", "follow-up.cancelled.v1", "follow-up.unplaced.v1", "follow-up.completed.v1", "follow-up.waived.v1")
        .Add<SeeTherapist>("therapist.changed.v1");

    public void Map(IEndpointRouteBuilder routes) { }
}

sealed record WitnessName(string Name);

sealed class WitnessDatabase(Engine engine, WitnessClock clock, WitnessName witness) : Database(engine, clock, witness.Name);

/// <summary>The domain clock, but for a publisher who says when what they tell happened.</summary>
sealed class WitnessClock(TimeProvider clock) : TimeProvider
{
    public AsyncLocal<DateTimeOffset?> At { get; } = new();

    public override DateTimeOffset GetUtcNow() => At.Value ?? clock.GetUtcNow();
}

sealed class Witness(WitnessDatabase database, WitnessClock clock)
{
    readonly ConcurrentQueue<(string Type, FollowUpEvent Event)> followUps = new();
    readonly ConcurrentQueue<TherapistChanged> therapists = new();

    /// <summary>What was told of a clinic's follow-ups, in the order in which it was consumed.</summary>
    public IReadOnlyList<(string Type, FollowUpEvent Event)> FollowUpsOf(string clinicId) => [.. followUps.Where(seen => seen.Event.ClinicId == clinicId)];

    public IReadOnlyList<TherapistChanged> TherapistsOf(string clinicId) => [.. therapists.Where(seen => seen.ClinicId == clinicId)];

    public Task<IReadOnlyList<Guid>> Publish(IReadOnlyList<ClinicEvent> events, CancellationToken cancellationToken) =>
        database.Write(unit => Task.FromResult<IReadOnlyList<Guid>>([.. events.Select(unit.Publish)]), cancellationToken);

    /// <summary>What happened at that instant and is told only now.</summary>
    public async Task PublishLate(DateTimeOffset at, ClinicEvent told, CancellationToken cancellationToken)
    {
        clock.At.Value = at;
        await Publish([told], cancellationToken);
    }

    public Task PublishKey(KeyChanged key, CancellationToken cancellationToken) =>
        database.Write(unit => Task.FromResult(unit.PublishAccess(key, key.KeyId)), cancellationToken);

    /// <summary>Has the outbox deliver an event that was delivered: the same id once more.</summary>
    public Task Redeliver(Guid eventId, CancellationToken cancellationToken) =>
        database.Write(unit => unit.Execute("UPDATE outbox SET done_at = NULL WHERE id = @eventId", new { eventId }), cancellationToken);

    /// <summary>How often a delivery had to be tried again.</summary>
    public Task<int> Failures(CancellationToken cancellationToken) =>
        database.Write(async unit => (int)await unit.One<long>("SELECT COALESCE(SUM(attempts), 0) FROM outbox"), cancellationToken);

    public void See(ConsumeContext<FollowUpEvent> context) => followUps.Enqueue((context.Headers.Get<string>("cloudEvents:type")!, context.Message));

    public void See(TherapistChanged therapist) => therapists.Enqueue(therapist);
}

sealed class SeeFollowUp(Witness witness) : IConsumer<FollowUpEvent>
{
    public Task Consume(ConsumeContext<FollowUpEvent> context)
    {
        witness.See(context);
        return Task.CompletedTask;
    }
}

sealed class SeeTherapist(Witness witness) : IConsumer<TherapistChanged>
{
    public Task Consume(ConsumeContext<TherapistChanged> context)
    {
        witness.See(context.Message);
        return Task.CompletedTask;
    }
}
