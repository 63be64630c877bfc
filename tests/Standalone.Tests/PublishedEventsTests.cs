using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Scheduling.Contracts.Tests;
using Scheduling.Journeys;
using Scheduling.TestServers;

namespace Scheduling.Standalone.Tests;

/// <summary>What is really published is what the contracts say.</summary>
public sealed class PublishedEventsTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_of_a_course_is_valid_by_its_schema_and_in_the_feed_once()
    {
        await using var app = new StandaloneApp(clockStart: "2027-01-01T18:00:00Z");
        await app.Start(Cancel);
        await app.World.SetUp("lbw", Cancel);
        await app.World.AddPatient("lbw", "pt-1001", "+15625550123", Cancel);
        var course = await app.World.TryBook("lbw", "pt-1001", new(2027, 1, 5), "key-1", Cancel);
        await app.World.EverythingFollows("lbw", course!.Value, Cancel);
        var sessions = course.Value.GetProperty("sessions").EnumerateArray().Select(s => ClinicWorld.Text(s, "sessionId")).ToList();
        await Command(app, $"sessions/{sessions[1]}/cancel", new { reason = "patient" });
        await Command(app, $"sessions/{sessions[2]}/defer", new { toDate = "2027-01-13", scope = "this", reason = "patient" });
        await Command(app, $"courses/{ClinicWorld.Text(course.Value, "courseId")}/gates/screening", new { status = "cleared" });
        await Command(app, "closures", new { date = "2027-01-19", reason = "snow" });
        using (var passed = await app.Http.PostAsJsonAsync("simulation/clock", new { advance = "P35D" }, Cancel)) passed.EnsureSuccessStatusCode();

        var events = await ClinicWorld.Items(app.Http, "v1/clinics/lbw/events", Cancel);

        Assert.Equal(events.Count, events.Select(e => ClinicWorld.Text(e, "id")).Distinct().Count());
        var types = events.Select(e => ClinicWorld.Text(e, "type")).ToHashSet();
        Assert.Superset(new HashSet<string> { "clinic.configured.v1", "clinic.day-changed.v1", "course.booked.v1", "session.booked.v1", "session.cancelled.v1", "session.moved.v1", "follow-up.booked.v1", "ride.needed.v1", "reminder.sent.v1", "therapist.changed.v1" }, types);
        Assert.All(events, e =>
        {
            var schema = JsonNode.Parse(File.ReadAllText(Repository.At($"contracts/schemas/{ClinicWorld.Text(e, "type")}.json")))!.AsObject();
            Assert.Empty(SchemaCheck.Errors(JsonNode.Parse(e.GetProperty("data").GetRawText()), schema));
        });
    }

    static async Task Command(StandaloneApp app, string path, object body)
    {
        using var answer = await app.Http.PostAsJsonAsync($"v1/clinics/lbw/{path}", body, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
    }
}
