using System.Data.Common;
using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Access;

/// <summary>The table of keys, the same with their owner and where they are copied.</summary>
static class AccessKeyStore
{
    const string Select =
        """
        SELECT id AS Id, name AS Name, hash AS Hash, roles AS Roles, clinics AS Clinics, scopes AS Scopes,
               created_at AS CreatedAt, revoked_at AS RevokedAt, version AS Version
        FROM access_keys
        """;

    public static Task<AccessKey?> Find(DbConnection connection, Guid id) =>
        connection.QuerySingleOrDefaultAsync<AccessKey>($"{Select} WHERE id = @id", new { id });

    public static Task<AccessKey?> Find(Unit unit, Guid id) => unit.One<AccessKey>($"{Select} WHERE id = @id", new { id });

    public static Task<IReadOnlyList<AccessKey>> All(Unit unit) => unit.Query<AccessKey>($"{Select} ORDER BY id");

    /// <summary>After <paramref name="after"/> in the order of their making, which is that of their ids.</summary>
    public static async Task<IReadOnlyList<AccessKey>> List(DbConnection connection, Guid? after, bool withRevoked) =>
        (await connection.QueryAsync<AccessKey>(
            $"{Select} WHERE id > @after AND (revoked_at IS NULL OR @withRevoked) ORDER BY id", new { after = after ?? Guid.Empty, withRevoked })).AsList();

    /// <summary>Writes the key unless a later version of it is there already; answers whether it did.</summary>
    public static async Task<bool> Keep(Unit unit, AccessKey key) => await unit.Execute(
        """
        INSERT INTO access_keys (id, name, hash, roles, clinics, scopes, created_at, revoked_at, version)
        VALUES (@Id, @Name, @Hash, @Roles, @Clinics, @Scopes, @CreatedAt, @RevokedAt, @Version)
        ON CONFLICT (id) DO UPDATE
        SET name = excluded.name, hash = excluded.hash, roles = excluded.roles, clinics = excluded.clinics, scopes = excluded.scopes,
            revoked_at = excluded.revoked_at, version = excluded.version
        WHERE excluded.version > access_keys.version
        """, key) == 1;
}
