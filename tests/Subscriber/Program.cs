using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

// A clinic's other service that listens with nothing but an AMQP client:
//   dotnet run --project tests/Subscriber -- amqp://user:password@host:5672/vhost 'session.booked.v1.*'
if (args is not [var uri, var routingKey])
{
    Console.Error.WriteLine("Give the broker's amqp:// address and a routing key such as 'session.*.v1.lbw' or '#'.");
    return 2;
}

await using var connection = await new ConnectionFactory { Uri = new Uri(uri) }.CreateConnectionAsync();
await using var channel = await connection.CreateChannelAsync();
await channel.ExchangeDeclareAsync("clinic.events", ExchangeType.Topic, durable: true);
// A queue of its own that goes with it; a service that must miss nothing declares a durable one with a name.
var queue = await channel.QueueDeclareAsync();
await channel.QueueBindAsync(queue.QueueName, "clinic.events", routingKey);

var consumer = new AsyncEventingBasicConsumer(channel);
consumer.ReceivedAsync += async (_, delivery) =>
{
    var type = delivery.BasicProperties.Headers?["cloudEvents:type"] is byte[] name ? Encoding.UTF8.GetString(name) : delivery.RoutingKey;
    Console.WriteLine($"{type} {Encoding.UTF8.GetString(delivery.Body.Span)}");
    await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
};
await channel.BasicConsumeAsync(queue.QueueName, autoAck: false, consumer);

Console.WriteLine($"Listening for {routingKey}. Ctrl-C stops.");
var stopped = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stopped.TrySetResult(); };
await stopped.Task;
return 0;
