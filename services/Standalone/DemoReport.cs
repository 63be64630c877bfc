using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Scheduling.Desk;

namespace Scheduling.Standalone;

/// <summary>Prints what a clinic has booked: each dose with the therapy, the ride and the texts that follow it.</summary>
static class DemoReport
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Look = TimeSpan.FromMilliseconds(50);

    public static async Task Print(WebApplication app, HttpClient http, IReadOnlyList<(string Id, string Name)> patients)
    {
        foreach (var (id, name) in patients)
        {
            foreach (var course in await Items(http, $"courses?patientId={id}")) await PrintCourse(http, course, name);
        }

        var (address, key) = (Welcome.Address(app), Welcome.KeyInShell(app));
        Console.WriteLine($"""
            {await SignInHint.Of(app)}
            API documentation: {address}/docs

            Look further:
              export KEY="{key}"
              curl -H "X-Api-Key: $KEY" {http.BaseAddress}courses
              curl -H "X-Api-Key: $KEY" '{http.BaseAddress}follow-ups?patientId=pt-alder'
              curl -H "X-Api-Key: $KEY" '{http.BaseAddress}rides?patientId=pt-alder'
              curl -H "X-Api-Key: $KEY" '{http.BaseAddress}reminders?patientId=pt-alder'
            Texts are appended to messages.jsonl in the data folder when they are due. Ctrl-C stops.
            """);
    }

    static async Task PrintCourse(HttpClient http, JsonElement course, string name)
    {
        var courseId = course.GetProperty("courseId").GetString()!;
        var sessions = course.GetProperty("sessions").EnumerateArray().ToList();
        var booked = sessions.Count(session => Text(session, "status") == "booked");
        var followUps = (await Settled(http, $"follow-ups?courseId={courseId}", booked)).ToDictionary(f => Text(f, "sessionId"));
        var rides = (await Settled(http, $"rides?courseId={courseId}", booked)).ToDictionary(r => Text(r, "sessionId"));
        var texts = await Settled(http, $"reminders?patientId={Text(course, "patientId")}", booked);

        Console.WriteLine($"{name}: {Text(course, "protocolId")}, {string.Join('/', course.GetProperty("pattern").EnumerateArray().Select(d => d.GetString()))}");
        Console.WriteLine($"{"no",3}  {"phase",-12}{"dose",-22}{"chair",-9}{"status",-11}{"therapy after it",-30}{"ride home",-22}text before it");
        foreach (var session in sessions)
        {
            var id = Text(session, "sessionId");
            Console.WriteLine(
                $"{session.GetProperty("number").GetInt32(),3}  {Text(session, "phase"),-12}{When(session, "startsAt"),-22}{Text(session, "chairId"),-9}{Text(session, "status"),-11}"
                + $"{FollowUp(followUps.GetValueOrDefault(id)),-30}{Ride(rides.GetValueOrDefault(id)),-22}{Reminder(texts, id)}");
        }
        foreach (var slot in course.GetProperty("unplaced").EnumerateArray())
            Console.WriteLine($"{slot.GetProperty("number").GetInt32(),3}  {Text(slot, "phase"),-12}{Text(slot, "targetDate")} has no place: {Text(slot, "reason")}");
        Console.WriteLine();
    }

    static string FollowUp(JsonElement followUp) => followUp.ValueKind switch
    {
        JsonValueKind.Undefined => "",
        _ when Text(followUp, "status") == "booked" => $"{When(followUp, "startsAt")} {Text(followUp, "therapistId")}",
        _ => $"{Text(followUp, "status")}: {Text(followUp, "reason")}",
    };

    static string Ride(JsonElement ride) => ride.ValueKind == JsonValueKind.Undefined ? "" : $"{Text(ride, "status")} from {Clock(ride, "pickUpFrom")}";

    static string Reminder(IReadOnlyList<JsonElement> texts, string sessionId)
    {
        var of = texts.Where(text => Text(text, "kind") == "t-1" && text.GetProperty("sessionIds").EnumerateArray().Any(s => s.GetString() == sessionId)).ToList();
        return of.Count == 0 ? "" : Text(of[0], "sentAt") is { Length: > 0 } ? $"sent {When(of[0], "sentAt")}" : $"{Text(of[0], "status")}, due {When(of[0], "dueAt")}";
    }

    /// <summary>Follow-ups, rides and reminders come by events: waits until there is one for each booked session.</summary>
    static async Task<IReadOnlyList<JsonElement>> Settled(HttpClient http, string path, int atLeast)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var items = await Items(http, path); ; items = await Items(http, path))
        {
            if (items.Count >= atLeast || patience.IsCancellationRequested) return items;
            await Task.Delay(Look);
        }
    }

    static async Task<IReadOnlyList<JsonElement>> Items(HttpClient http, string path)
    {
        var page = await http.GetFromJsonAsync<JsonElement>(path + "&limit=200");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    static string Text(JsonElement of, string member) => of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    static string When(JsonElement of, string member) => Instant(of, member) is { } at ? at.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    static string Clock(JsonElement of, string member) => Instant(of, member) is { } at ? at.ToString("HH:mm", CultureInfo.InvariantCulture) : "";

    static DateTimeOffset? Instant(JsonElement of, string member) => Text(of, member) is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
