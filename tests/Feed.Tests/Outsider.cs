using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Scheduling.Feed.Tests;

/// <summary>A subscriber beyond the clinic's own services: it knows AMQP and the exchange it may bind.</summary>
sealed class Outsider : IAsyncDisposable
{
    readonly IConnection connection;
    readonly IChannel channel;
    readonly List<(string? Id, IReadOnlyDictionary<string, string> Headers, string Body)> received = [];

    Outsider(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public IReadOnlyList<(string? Id, IReadOnlyDictionary<string, string> Headers, string Body)> Received { get { lock (received) return [.. received]; } }

    public static async Task<Outsider> Listen(Uri bus, string routingKey, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = bus }.CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var outsider = new Outsider(connection, channel);
        await channel.ExchangeDeclareAsync("public.events", ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        await channel.QueueBindAsync(queue.QueueName, "public.events", routingKey, cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var headers = (delivery.BasicProperties.Headers ?? new Dictionary<string, object?>())
                .Where(h => h.Value is byte[]).ToDictionary(h => h.Key, h => Encoding.UTF8.GetString((byte[])h.Value!));
            lock (outsider.received) outsider.received.Add((delivery.BasicProperties.MessageId, headers, Encoding.UTF8.GetString(delivery.Body.Span)));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return outsider;
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
