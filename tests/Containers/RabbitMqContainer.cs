using DotNet.Testcontainers.Builders;

namespace Scheduling.Containers;

/// <summary>RabbitMQ in a container that goes with the test process, with the management plugin, which gives each test a virtual host.</summary>
public static class RabbitMqContainer
{
    const string Image = "rabbitmq:3.13-management";
    const string User = "tests";
    const int AmqpPort = 5672;
    const int ApiPort = 15672;

    /// <summary>Where it speaks AMQP and where its management plugin answers, both with user and password.</summary>
    public static async Task<(string Amqp, string Api)> Start()
    {
        var password = Guid.NewGuid().ToString("N");
        // Not disposed: the library's reaper removes it when this process ends, however it ends.
        var container = new ContainerBuilder(Image)
            .WithEnvironment("RABBITMQ_DEFAULT_USER", User)
            .WithEnvironment("RABBITMQ_DEFAULT_PASS", password)
            .WithPortBinding(AmqpPort, assignRandomHostPort: true)
            .WithPortBinding(ApiPort, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("Server startup complete"))
            .Build();
        await container.StartAsync();
        return (Address("amqp", AmqpPort) + "%2f", Address("http", ApiPort));

        string Address(string scheme, int port) => $"{scheme}://{User}:{password}@{container.Hostname}:{container.GetMappedPublicPort(port)}/";
    }
}
