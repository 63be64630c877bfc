using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Scheduling.Contracts.Access;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Access;

/// <summary>How a service says whether it owns the keys or keeps a copy of them.</summary>
public static class KeyRegistration
{
    /// <summary>This service's database owns the keys; it also maps their routes and listens with <see cref="TellKeys{TDatabase}"/>.</summary>
    public static IServiceCollection OwnKeys<TDatabase>(this IServiceCollection services) where TDatabase : Database =>
        services.AddSingleton(provider => new KeyHolder(provider.GetRequiredService<TDatabase>(), IsOwner: true));

    /// <summary>This service's database keeps a copy, asked for at the start; it also listens with <see cref="KeepKeys{TDatabase}"/>.</summary>
    public static IServiceCollection CopyKeys<TDatabase>(this IServiceCollection services) where TDatabase : Database
    {
        services.AddSingleton(provider => new KeyHolder(provider.GetRequiredService<TDatabase>(), IsOwner: false));
        return services.AddSingleton<IHostedService, AskForKeys<TDatabase>>();
    }

    /// <summary>The owner's consumer.</summary>
    public static EventConsumers TellKeys<TDatabase>(this EventConsumers consumers) where TDatabase : Database =>
        consumers.Add<TellKeysWhenAsked<TDatabase>>(EventTypes.NameOf(typeof(KeysAsked)));

    /// <summary>A copy's consumer.</summary>
    public static EventConsumers KeepKeys<TDatabase>(this EventConsumers consumers) where TDatabase : Database =>
        consumers.Add<KeepKeyWhenChanged<TDatabase>>(EventTypes.NameOf(typeof(KeyChanged)));
}
