using MassTransit;
using Scheduling.Contracts.Access;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Access;

/// <summary>Keeps a service's own copy of the keys, so that it asks nobody who is calling.</summary>
sealed class KeepKeyWhenChanged<TDatabase>(TDatabase database) : IConsumer<KeyChanged> where TDatabase : Database
{
    public Task Consume(ConsumeContext<KeyChanged> context) => database.Once(context, "keep-key-when-changed", unit =>
    {
        var key = context.Message;
        return AccessKeyStore.Keep(unit, new AccessKey
        {
            Id = Guid.Parse(key.KeyId),
            Name = key.Name,
            Hash = key.Hash,
            Roles = string.Join(' ', key.Roles),
            Clinics = string.Join(' ', key.Clinics),
            Scopes = string.Join(' ', key.Scopes),
            CreatedAt = unit.Now,
            RevokedAt = key.Revoked ? unit.Now : null,
            Version = key.Version,
        });
    });
}
