using MassTransit;
using Scheduling.Contracts.Access;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Access;

/// <summary>Tells every key again, revoked ones too, when a service has started and asks.</summary>
sealed class TellKeysWhenAsked<TDatabase>(TDatabase database) : IConsumer<KeysAsked> where TDatabase : Database
{
    public Task Consume(ConsumeContext<KeysAsked> context) => database.Once(context, "tell-keys-when-asked", async unit =>
    {
        foreach (var key in await AccessKeyStore.All(unit)) unit.PublishAccess(key.Changed(), key.Id.ToString());
    });
}
