using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Messaging;

namespace Scheduling.Platform.Hosting;

/// <summary>One service: everything a host needs to run it, alone or beside others.</summary>
public interface IService
{
    /// <summary>Its name: its schema or file, and the first part of its queues.</summary>
    string Name { get; }

    /// <summary>Registers its database, stores and ticks.</summary>
    void Register(IServiceCollection services);

    /// <summary>Says which events it listens to.</summary>
    void Consume(EventConsumers consumers);

    /// <summary>Maps its routes.</summary>
    void Map(IEndpointRouteBuilder routes);
}
