using System.Collections.Concurrent;
using MassTransit;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Feed.Tests;

/// <summary>Stands in for the other services: it owns the keys, publishes what a test says happened, and has a consumer that fails when told to.</summary>
sealed class StandIn(LogOfTest log, MachineOfTest machine, Temper temper) : IService
{
    public string Name => "stand-in";

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(log).AddSingleton(temper);
        services.AddKeyedSingleton<TimeProvider>("machine", machine);
        services.AddDatabase<StandInDatabase>().OwnKeys<StandInDatabase>();
    }

    public void Consume(EventConsumers consumers) => consumers.TellKeys<StandInDatabase>().Add<FailWhenAngry>("therapist.changed.v1");

    public void Map(IEndpointRouteBuilder routes) => routes.MapApiKeys<StandInDatabase>();
}

sealed class StandInDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, "stand-in");

/// <summary>Whether the stand-in's consumer fails, and what it has taken.</summary>
sealed class Temper
{
    public volatile bool IsAngry;

    public ConcurrentQueue<string> Taken { get; } = new();
}

sealed class FailWhenAngry(Temper temper) : IConsumer<Contracts.FollowUps.TherapistChanged>
{
    public Task Consume(ConsumeContext<Contracts.FollowUps.TherapistChanged> context)
    {
        if (temper.IsAngry) throw new InvalidOperationException("this cannot be done");
        temper.Taken.Enqueue(context.Message.TherapistId);
        return Task.CompletedTask;
    }
}
