using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Scheduling.Platform.Storage;

/// <summary>
/// Brings a schema up to date from numbered SQL files embedded under <c>Schema/&lt;engine&gt;/</c>, Platform's own first, all in one transaction.
/// A file that was applied is never edited again: its checksum is kept.
/// </summary>
static class Migrator
{
    public static async Task Run(DbTransaction transaction, Engine engine, Assembly service, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        await engine.LockForMigration(connection, transaction, cancellationToken);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_versions (script text PRIMARY KEY, checksum text NOT NULL)", transaction: transaction);
        var done = (await connection.QueryAsync<Applied>("SELECT script AS Script, checksum AS Checksum FROM schema_versions", transaction: transaction))
            .ToDictionary(a => a.Script, a => a.Checksum);

        foreach (var (script, sql) in Scripts(engine, typeof(Migrator).Assembly).Concat(Scripts(engine, service)))
        {
            var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            if (done.TryGetValue(script, out var applied))
            {
                if (applied != checksum) throw new InvalidOperationException($"{script} was edited after it was applied; add a new file instead");
                continue;
            }
            await connection.ExecuteAsync(sql, transaction: transaction);
            await connection.ExecuteAsync("INSERT INTO schema_versions (script, checksum) VALUES (@script, @checksum)", new { script, checksum }, transaction);
        }
    }

    static IEnumerable<(string Name, string Sql)> Scripts(Engine engine, Assembly assembly) =>
        from resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
        where resource.Contains($".Schema.{engine.Name}.", StringComparison.Ordinal)
        select (resource.Replace($".Schema.{engine.Name}", "", StringComparison.Ordinal), Read(assembly, resource));

    static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    sealed record Applied
    {
        public required string Script { get; init; }
        public required string Checksum { get; init; }
    }
}
