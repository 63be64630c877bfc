using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Tests;

/// <summary>Stands in for the services that Rides listens to: it owns the keys and publishes what a test says happened.</summary>
sealed class StandIn(LogOfTest log) : IService
{
    public string Name => "stand-in";

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(log);
        services.AddDatabase<StandInDatabase>().OwnKeys<StandInDatabase>();
    }

    public void Consume(EventConsumers consumers) => consumers.TellKeys<StandInDatabase>();

    public void Map(IEndpointRouteBuilder routes) { }
}

sealed class StandInDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, "stand-in");
