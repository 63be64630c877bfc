using System.Text.Json.Nodes;
using Scheduling.Platform.Messaging;

namespace Scheduling.Feed.Events;

/// <summary>Takes the clinical detail out of an event, at whatever depth it stands.</summary>
static class PublicCopy
{
    static readonly string[] Clinical = ["protocolId", "phase", "drug", "doseMg"];

    /// <summary>The data without it, or null where there is none in it.</summary>
    public static string? Of(string data)
    {
        var node = JsonNode.Parse(data);
        return Strip(node) ? node!.ToJsonString(EventJson.Options) : null;
    }

    static bool Strip(JsonNode? node)
    {
        var found = false;
        switch (node)
        {
            case JsonObject members:
                foreach (var name in Clinical) found |= members.Remove(name);
                foreach (var (_, value) in members) found |= Strip(value);
                break;
            case JsonArray elements:
                foreach (var element in elements) found |= Strip(element);
                break;
        }
        return found;
    }
}
