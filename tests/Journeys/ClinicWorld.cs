using System.Net.Http.Json;
using System.Text.Json;
using Scheduling.TestServers;

namespace Scheduling.Journeys;

/// <summary>A running system as its users see it: three services behind their addresses, which may be one and the same.</summary>
public sealed record ClinicWorld
{
    static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri"];

    public required HttpClient Courses { get; init; }
    public required HttpClient FollowUps { get; init; }
    public required HttpClient Rides { get; init; }

    /// <summary>A clinic that is open on weekdays, one therapist, and nobody booked.</summary>
    public async Task SetUp(string clinicId, CancellationToken cancellationToken, int chairs = 4)
    {
        await Put(Courses, $"v1/clinics/{clinicId}", new
        {
            name = "Journey", senderName = "LBW", phone = "+15625550100", timeZone = "America/Los_Angeles",
            hours = Weekdays.Select(day => new { day, opens = "08:00", closes = "17:00" }),
            chairs = Enumerable.Range(1, chairs).Select(n => new { id = $"chair-{n}", name = $"Room {n}", routes = new[] { "intranasal", "iv", "im" } }),
            prescriberHours = Weekdays.Select(day => new { day, from = "08:00", to = "17:00" }),
            maxMonitored = chairs, maxStartsPerGridLine = Math.Max(1, chairs / 4), remsCertified = true, ridePolicy = "rideshare-allowed",
        }, cancellationToken);
        await Put(FollowUps, $"v1/clinics/{clinicId}/therapists/th-1", new { name = "T. One", hours = Weekdays.Select(day => new { day, from = "08:00", to = "17:00" }) }, cancellationToken);
    }

    public Task AddPatient(string clinicId, string patientId, string phone, CancellationToken cancellationToken, string timeZone = "America/Los_Angeles") =>
        Put(Rides, $"v1/clinics/{clinicId}/patients/{patientId}/contact", new
        {
            displayName = "P. Test", phone, timeZone, language = "en", channels = new[] { "sms" },
        }, cancellationToken);

    /// <summary>Books the TRD course on Tuesdays and Fridays; null when the system could not be reached or has not answered.</summary>
    public async Task<JsonElement?> TryBook(string clinicId, string patientId, DateOnly start, string key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/clinics/{clinicId}/courses")
        {
            Content = JsonContent.Create(new { patientId, protocolId = "spravato-trd", startDate = start, pattern = new[] { "tue", "fri" } }),
            Headers = { { "Idempotency-Key", key } },
        };
        try
        {
            using var answer = await Courses.SendAsync(request, cancellationToken);
            if ((int)answer.StatusCode >= 500) return null;
            Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }
        catch (HttpRequestException) { return null; }
        catch (IOException) { return null; }
    }

    public static async Task<IReadOnlyList<JsonElement>> Items(HttpClient service, string path, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await service.GetFromJsonAsync<JsonElement>($"{path}{separator}limit=200{(cursor == "" ? "" : $"&cursor={cursor}")}", cancellationToken);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }
        return items;
    }

    /// <summary>Waits until every booked dose of the course has exactly one follow-up, one ride and one reminder of the day before.</summary>
    public async Task EverythingFollows(string clinicId, JsonElement course, CancellationToken cancellationToken)
    {
        var courseId = course.GetProperty("courseId").GetString()!;
        var patientId = course.GetProperty("patientId").GetString()!;
        var booked = course.GetProperty("sessions").EnumerateArray().Where(s => Text(s, "status") == "booked").Select(s => Text(s, "sessionId")).Order().ToArray();
        await Same(booked, async () => (await Items(FollowUps, $"v1/clinics/{clinicId}/follow-ups?courseId={courseId}", cancellationToken)).Select(f => Text(f, "sessionId")), "a follow-up for each dose", cancellationToken);
        await Same(booked, async () => (await Items(Rides, $"v1/clinics/{clinicId}/rides?courseId={courseId}", cancellationToken)).Select(r => Text(r, "sessionId")), "a ride for each dose", cancellationToken);
        await Same(booked, async () => (await Items(Rides, $"v1/clinics/{clinicId}/reminders?patientId={patientId}", cancellationToken))
            .Where(r => Text(r, "kind") == "t-1").SelectMany(r => r.GetProperty("sessionIds").EnumerateArray().Select(id => id.GetString()!)), "a reminder for each dose", cancellationToken);
    }

    static async Task Same(string[] expected, Func<Task<IEnumerable<string>>> found, string what, CancellationToken cancellationToken)
    {
        string[] last = [];
        try
        {
            await Eventually.Holds(async () => (last = [.. (await found()).Order()]).Length >= expected.Length, TimeSpan.FromSeconds(60), cancellationToken, what);
        }
        finally
        {
            Assert.Equal(expected, last);
        }
    }

    public static string Text(JsonElement of, string member) => of.GetProperty(member).GetString() ?? "";

    static async Task Put(HttpClient service, string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await service.PutAsJsonAsync(path, body, cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
