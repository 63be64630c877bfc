using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Tests;

/// <summary>Makes request bodies: a sound one, and members that a test wants otherwise.</summary>
static class Make
{
    public const string WorkingDays = "mon tue wed thu fri";

    public static string Json(object body) => body as string ?? JsonSerializer.Serialize(body, Platform.Http.Json.Options);

    /// <summary>The clinic of the worked examples, with three chairs more or less.</summary>
    public static JsonObject Clinic(object? instead = null) => With(
        new
        {
            name = "Long Beach Wellness",
            senderName = "LBW",
            phone = "+15625550100",
            timeZone = "America/Los_Angeles",
            hours = Hours(WorkingDays, "08:00", "17:00"),
            holidays = "us-federal",
            openOn = Array.Empty<string>(),
            closedOn = Array.Empty<string>(),
            gridMinutes = 15,
            turnoverMinutes = 15,
            lateMinutes = 15,
            chairs = Chairs(4),
            prescriberHours = OnSite(WorkingDays, "08:00", "17:00"),
            maxMonitored = 3,
            maxStartsPerGridLine = 1,
            remsCertified = true,
            ridePolicy = "rideshare-allowed",
            holdNextPhaseDays = 0,
        }, instead);

    public static object[] Chairs(int count, string routes = "intranasal iv im sublingual") =>
        [.. Enumerable.Range(1, count).Select(i => (object)new { id = $"chair-{i}", name = $"Room {i}", routes = routes.Split(' ') })];

    public static object[] Hours(string days, string opens, string closes) => [.. days.Split(' ').Select(day => (object)new { day, opens, closes })];

    public static object[] OnSite(string days, string from, string to) => [.. days.Split(' ').Select(day => (object)new { day, from, to })];

    /// <summary>A course for the patient <c>pt-1</c>.</summary>
    public static JsonObject Course(string protocolId, string startDate, string pattern, object? instead = null) =>
        With(new { patientId = "pt-1", protocolId, startDate, pattern = pattern.Split(' ') }, instead);

    /// <summary>Spravato on Tuesdays and Fridays from 5 January 2027, as in the first worked example.</summary>
    public static JsonObject Spravato(object? instead = null) => Course("spravato-trd", "2027-01-05", "tue fri", instead);

    /// <summary>Six infusions on Mondays, Wednesdays and Fridays from 5 April 2027, a stretch without a holiday.</summary>
    public static JsonObject Infusions(object? instead = null) => Course("iv-6-in-2-weeks", "2027-04-05", "mon wed fri", instead);

    /// <summary>The body with these members instead of its own; a null is written.</summary>
    public static JsonObject With(object body, object? instead)
    {
        var made = JsonSerializer.SerializeToNode(body, Platform.Http.Json.Options)!.AsObject();
        if (instead is not null)
            foreach (var (name, value) in JsonSerializer.SerializeToNode(instead, Platform.Http.Json.Options)!.AsObject()) made[name] = value?.DeepClone();
        return made;
    }

    public static JsonObject Without(this JsonObject body, string member)
    {
        body.Remove(member);
        return body;
    }
}
