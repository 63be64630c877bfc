using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Scheduling.Platform.Access;

/// <summary>
/// Finds who a presented key belongs to. What it has read it believes for half a second, so that a revoked key is dead within one on every instance,
/// and a key in use costs two reads a second and not one a request.
/// </summary>
sealed class KeyRing(Secrets secrets, IEnumerable<KeyHolder> holders, [FromKeyedServices("machine")] TimeProvider machine)
{
    static readonly TimeSpan Believed = TimeSpan.FromMilliseconds(500);

    static readonly Principal Admin = new()
    {
        Id = "admin",
        Name = "admin",
        Roles = Enum.GetValues<Role>().ToFrozenSet(),
        Clinics = FrozenSet.Create(Principal.AllClinics),
        Scopes = FrozenSet.Create(Principal.ClinicalScope),
    };

    readonly byte[] adminHash = Hash(secrets.AdminKey);

    /// <summary>Where several services share a process, the owner's own table is the freshest.</summary>
    readonly KeyHolder? holder = holders.OrderByDescending(h => h.IsOwner).FirstOrDefault();

    readonly ConcurrentDictionary<Guid, Known> known = new();

    public async ValueTask<Principal?> Find(string presented, CancellationToken cancellationToken)
    {
        // Hashes are compared, and in constant time: neither length nor first wrong letter shows in how long it takes.
        if (CryptographicOperations.FixedTimeEquals(Hash(presented), adminHash)) return Admin;
        if (!KeyText.TryRead(presented, out var id, out var secret) || await Read(id, cancellationToken) is not { } key) return null;
        return CryptographicOperations.FixedTimeEquals(Hash(secret), key.Hash) ? key.Principal : null;
    }

    async ValueTask<Known?> Read(Guid id, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(id, out var key) && machine.GetElapsedTime(key.ReadAt) < Believed) return key;
        if (holder is null) return null;
        var readAt = machine.GetTimestamp();
        var stored = await holder.Database.Read(connection => AccessKeyStore.Find(connection, id), cancellationToken);
        if (stored is not { RevokedAt: null })
        {
            known.TryRemove(id, out _);
            return null;
        }
        return known[id] = new(stored.Principal(), Convert.FromHexString(stored.Hash), readAt);
    }

    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    sealed record Known(Principal Principal, byte[] Hash, long ReadAt);
}
