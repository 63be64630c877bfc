using Npgsql;
using RabbitMQ.Client;
using Scheduling.TestServers;

namespace Scheduling.Servers.Tests;

public sealed class ServersTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_database_is_empty_and_nobody_elses()
    {
        await using var mine = await TestServers.Servers.Postgres(Token);
        await using var theirs = await TestServers.Servers.Postgres(Token);

        await Run(mine.ConnectionString, "CREATE TABLE notes (id int)");

        Assert.Equal(0L, await Run(theirs.ConnectionString, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        Assert.Equal(1L, await Run(mine.ConnectionString, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_database_is_gone_once_disposed_even_when_a_connection_to_it_is_open()
    {
        await using var other = await TestServers.Servers.Postgres(Token);
        var mine = await TestServers.Servers.Postgres(Token);
        await using var open = new NpgsqlConnection(mine.ConnectionString);
        await open.OpenAsync(Token);

        await mine.DisposeAsync();

        Assert.Equal(0L, await Run(other.ConnectionString, $"SELECT count(*) FROM pg_database WHERE datname = '{mine.Name}'"));
    }

    [Fact]
    public async Task The_database_flushes_to_disk_as_in_production()
    {
        await using var database = await TestServers.Servers.Postgres(Token);

        Assert.Equal("on", await Run(database.ConnectionString, "SELECT current_setting('fsync')"));
        Assert.Equal("on", await Run(database.ConnectionString, "SELECT current_setting('synchronous_commit')"));
    }

    [Fact]
    public async Task Each_virtual_host_is_empty_and_nobody_elses()
    {
        await using var mine = await TestServers.Servers.RabbitMq(Token);
        await using var theirs = await TestServers.Servers.RabbitMq(Token);
        await using var connection = await new ConnectionFactory { Uri = new Uri(mine.Setting) }.CreateConnectionAsync(Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);

        await channel.QueueDeclareAsync("rides.note", durable: true, exclusive: false, autoDelete: false,
            arguments: new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Token);

        var queue = Assert.Single((await mine.Queues(Token)).EnumerateArray().ToList());
        Assert.Equal("rides.note", queue.GetProperty("name").GetString());
        Assert.Equal("quorum", queue.GetProperty("type").GetString());
        Assert.Empty((await theirs.Queues(Token)).EnumerateArray());
    }

    static async Task<object?> Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token);
    }
}
