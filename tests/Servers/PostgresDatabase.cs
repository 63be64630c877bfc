using Npgsql;

namespace Scheduling.TestServers;

/// <summary>One test's own database.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    readonly string server;

    PostgresDatabase(string server, string name)
    {
        this.server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public string Name { get; }

    /// <summary>For Npgsql.</summary>
    public string ConnectionString { get; }

    /// <summary>The value of the setting <c>Scheduling:Database</c>.</summary>
    public string Setting => "postgres:" + ConnectionString;

    internal static async Task<PostgresDatabase> Create(string server, CancellationToken cancellationToken)
    {
        var database = new PostgresDatabase(server, $"test_{Guid.NewGuid():N}");
        try
        {
            await database.Run($"CREATE DATABASE {database.Name}", cancellationToken);
        }
        catch (NpgsqlException problem)
        {
            throw new ServerMissingException("postgres", problem.Message);
        }
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(pooled);
        await Run($"DROP DATABASE {Name} WITH (FORCE)", CancellationToken.None);
    }

    async Task Run(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
