using System.Net;
using System.Text.Json;

namespace Scheduling.Feed.Tests;

/// <summary>Reads server-sent events as a browser would.</summary>
sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<EventReader> Of(Stage stage, string query = "", string key = Stage.AdminKey, string? lastEventId = null)
    {
        var answer = await stage.Send("GET", $"{Stage.Clinic}/events/stream?{query}", null, key, lastEventId is null ? [] : [("Last-Event-ID", lastEventId)]);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var reader = new EventReader(answer, new(await answer.Content.ReadAsStreamAsync(Cancel)));
        // The opening has come: from here on it follows.
        Assert.Equal("retry: 2000", await reader.Line());
        Assert.Equal("", await reader.Line());
        return reader;
    }

    /// <summary>The next line, or null at the stream's end.</summary>
    public async Task<string?> Line() => await lines.ReadLineAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel);

    /// <summary>The next event; comments are passed over.</summary>
    public async Task<(string Id, string Type, JsonElement Data)> Next()
    {
        var (id, type) = ("", "");
        while (await Line() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) type = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) return (id, type, JsonDocument.Parse(line[6..]).RootElement);
        }
        throw new EndOfStreamException();
    }

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }
}
