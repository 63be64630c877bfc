using System.Data;
using System.Data.Common;
using Npgsql;

namespace Scheduling.Platform.Storage;

/// <summary>PostgreSQL: a schema for each service in one database, any number of instances.</summary>
sealed class PostgresEngine(string connectionString) : Engine
{
    const long MigrationLock = 7_301_170_211;

    public override string Name => "postgres";
    public override string? ExclusiveFolder => null;
    public override bool TakesArrays => true;
    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public override string ElementsOf(string list) => $"SELECT jsonb_array_elements_text(CAST({list} AS jsonb))";

    // IN would guess a hundred elements and read the whole table for them.
    public override string IsOneOf(string column, string type, string list) => $"{column} = ANY(CAST(ARRAY({ElementsOf(list)}) AS {type}[]))";

    static string Schema(string service) => service.Replace('-', '_');

    public override DbDataSource Open(string service)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = $"{Schema(service)},public",
            Timezone = "UTC",
            ApplicationName = $"scheduling-{service}",
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
        };
        return NpgsqlDataSource.Create(settings);
    }

    public override async Task Prepare(string service, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        // IF NOT EXISTS is not safe against two instances doing it at once; the lock is.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockForMigration(connection, transaction, cancellationToken);
        await using var create = new NpgsqlCommand($"CREATE SCHEMA IF NOT EXISTS {Schema(service)}", connection, transaction);
        await create.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public override async Task<WriteTransaction> Begin(string service, DbConnection connection, CancellationToken cancellationToken) =>
        new(await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken), turn: null);

    public override async Task LockForMigration(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({MigrationLock})", (NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override bool IsConflict(DbException failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation };

    public override bool IsUnstorable(DbException failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter };
}
