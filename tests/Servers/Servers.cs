namespace Scheduling.TestServers;

/// <summary>
/// Hands each test a PostgreSQL database and a RabbitMQ virtual host of its own. The servers come, in this order, from
/// <c>TEST_POSTGRES</c> and <c>TEST_RABBITMQ</c>; from containers, when built with <c>-p:Testcontainers=true</c>; from
/// private servers started here, one of each for the test process, which end with it. Where there is none, the test fails and says why.
/// </summary>
public static class Servers
{
    static readonly Lazy<Task<string>> PostgresServer = new(FindPostgres);
    static readonly Lazy<Task<RabbitMqServer>> RabbitMqServer = new(FindRabbitMq);

    /// <summary>A new, empty database; dropped when disposed.</summary>
    public static async Task<PostgresDatabase> Postgres(CancellationToken cancellationToken = default) =>
        await PostgresDatabase.Create(await PostgresServer.Value.WaitAsync(cancellationToken), cancellationToken);

    /// <summary>A new, empty virtual host; deleted with all its queues when disposed.</summary>
    public static async Task<VirtualHost> RabbitMq(CancellationToken cancellationToken = default) =>
        await VirtualHost.Create(await RabbitMqServer.Value.WaitAsync(cancellationToken), cancellationToken);

    static async Task<string> FindPostgres()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given) return given;
#if TESTCONTAINERS
        return await Scheduling.Containers.PostgresContainer.Start();
#else
        return (await LocalServer.Start("postgres"))["TEST_POSTGRES"];
#endif
    }

    static async Task<RabbitMqServer> FindRabbitMq()
    {
        if (Environment.GetEnvironmentVariable("TEST_RABBITMQ") is { Length: > 0 } given)
            return TestServers.RabbitMqServer.From(given, Environment.GetEnvironmentVariable("TEST_RABBITMQ_API"));
#if TESTCONTAINERS
        var (amqp, api) = await Scheduling.Containers.RabbitMqContainer.Start();
        return TestServers.RabbitMqServer.From(amqp, api);
#else
        var server = await LocalServer.Start("rabbitmq");
        return TestServers.RabbitMqServer.From(server["TEST_RABBITMQ"], server["TEST_RABBITMQ_API"]);
#endif
    }
}
