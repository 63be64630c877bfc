using System.Text.Json.Nodes;

namespace Scheduling.Contracts.Tests;

/// <summary>The AsyncAPI 3 document of what subscribers can bind: the exchange, a channel for each event, the headers and the bodies.</summary>
static class AsyncApi
{
    const string Exchange = "clinic.events";
    static readonly string[] Always = ["specversion", "id", "source", "type", "subject", "time", "datacontenttype"];

    public static JsonObject Document() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Scheduling: what happens at the clinics",
            ["version"] = "1.0.0",
            ["description"] =
                "Events of ketamine and Spravato treatment courses. Bind a queue to the topic exchange clinic.events by routing key: the type, "
                + "then the clinic. Each body is the whole entity after the change, as plain JSON; delivery is at least once and the order between "
                + "messages is promised to nobody, so keep the highest version you have seen of each subject. Inside one version of a type only optional members are added.",
            ["license"] = new JsonObject { ["name"] = "Apache-2.0" },
        },
        ["defaultContentType"] = "application/json",
        ["servers"] = new JsonObject
        {
            ["broker"] = new JsonObject
            {
                ["host"] = "{host}:5672",
                ["protocol"] = "amqp",
                ["protocolVersion"] = "0.9.1",
                ["description"] = "The installation's RabbitMQ.",
                ["variables"] = new JsonObject { ["host"] = new JsonObject { ["default"] = "localhost" } },
            },
        },
        ["channels"] = Each(Channel),
        ["operations"] = new JsonObject(PublishedEvent.OfClinics.Select(e => KeyValuePair.Create<string, JsonNode?>($"publish-{Key(e)}", Operation(e)))),
        ["components"] = new JsonObject { ["messages"] = Each(Message), ["schemas"] = new JsonObject { ["cloudEvent"] = Headers() } },
    };

    static JsonObject Channel(PublishedEvent published) => new()
    {
        ["address"] = published.Name + ".{clinicId}",
        ["title"] = published.Name,
        ["description"] = Summaries.Of(published.Record),
        ["parameters"] = new JsonObject { ["clinicId"] = new JsonObject { ["description"] = "The clinic at which it happened; * binds those of all clinics." } },
        ["messages"] = new JsonObject { [Key(published)] = Reference($"#/components/messages/{Key(published)}") },
        ["bindings"] = new JsonObject
        {
            ["amqp"] = new JsonObject
            {
                ["is"] = "routingKey",
                ["exchange"] = new JsonObject { ["name"] = Exchange, ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false },
                ["bindingVersion"] = "0.3.0",
            },
        },
    };

    static JsonObject Operation(PublishedEvent published) => new()
    {
        ["action"] = "send",
        ["channel"] = Reference($"#/channels/{Key(published)}"),
        ["summary"] = Summaries.Of(published.Record),
        ["tags"] = new JsonArray(new JsonObject { ["name"] = published.Publisher }),
        ["messages"] = new JsonArray(Reference($"#/channels/{Key(published)}/messages/{Key(published)}")),
        ["bindings"] = new JsonObject { ["amqp"] = new JsonObject { ["deliveryMode"] = 2, ["bindingVersion"] = "0.3.0" } },
    };

    static JsonObject Message(PublishedEvent published) => new()
    {
        ["name"] = published.Name,
        ["title"] = published.Name,
        ["summary"] = Summaries.Of(published.Record),
        ["contentType"] = "application/json",
        ["headers"] = Reference("#/components/schemas/cloudEvent"),
        ["payload"] = Reference($"./schemas/{published.Name}.json"),
    };

    /// <summary>CloudEvents 1.0, AMQP binary mode: its attributes as headers.</summary>
    static JsonObject Headers() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. Always.Select(name => JsonValue.Create("cloudEvents:" + name))]),
        ["properties"] = new JsonObject
        {
            ["cloudEvents:specversion"] = new JsonObject { ["type"] = "string", ["const"] = "1.0" },
            ["cloudEvents:id"] = Header("The event's id, also the AMQP message id; the same at each redelivery.", "uuid"),
            ["cloudEvents:source"] = Header("/clinics/<clinicId>/<service>", "uri-reference"),
            ["cloudEvents:type"] = Header("The event's type, the first part of the routing key."),
            ["cloudEvents:subject"] = Header("The id of the entity the event is about."),
            ["cloudEvents:time"] = Header("When it happened.", "date-time"),
            ["cloudEvents:datacontenttype"] = new JsonObject { ["type"] = "string", ["const"] = "application/json" },
            ["cloudEvents:traceparent"] = Header("W3C Trace Context, where the change was traced."),
        },
    };

    static JsonObject Header(string description, string? format = null)
    {
        var header = new JsonObject { ["type"] = "string", ["description"] = description };
        if (format is not null) header["format"] = format;
        return header;
    }

    static JsonObject Each(Func<PublishedEvent, JsonObject> describe) =>
        new(PublishedEvent.OfClinics.Select(e => KeyValuePair.Create<string, JsonNode?>(Key(e), describe(e))));

    /// <summary>The wire name without dots, for readers that take a dot for a step into a part.</summary>
    static string Key(PublishedEvent published) => published.Name.Replace('.', '-');

    static JsonObject Reference(string to) => new() { ["$ref"] = to };
}
