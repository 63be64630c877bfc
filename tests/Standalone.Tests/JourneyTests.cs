using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Scheduling.Journeys;

namespace Scheduling.Standalone.Tests;

public sealed class JourneyTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_booked_course_is_followed_by_therapy_rides_and_reminders()
    {
        await using var app = new StandaloneApp(clockStart: "2027-01-01T18:00:00Z");
        await app.Start(Cancel);
        await app.World.SetUp("lbw", Cancel);
        await app.World.AddPatient("lbw", "pt-1001", "+15625550123", Cancel);

        var course = await app.World.TryBook("lbw", "pt-1001", new(2027, 1, 5), "key-1", Cancel);

        await app.World.EverythingFollows("lbw", course!.Value, Cancel);
        var followUps = await ClinicWorld.Items(app.Http, $"v1/clinics/lbw/follow-ups?courseId={ClinicWorld.Text(course.Value, "courseId")}", Cancel);
        // The dates of the first worked example: the Monday after dose 4 is a holiday.
        string[] expected = ["2027-01-06", "2027-01-11", "2027-01-13", "2027-01-20", "2027-01-25", "2027-01-27", "2027-02-01"];
        Assert.Equal(expected, followUps.Where(f => ClinicWorld.Text(f, "status") == "booked").Select(f => ClinicWorld.Text(f, "startsAt")[..10]).Order());
        Assert.Single(followUps, f => ClinicWorld.Text(f, "status") == "unplaced");
    }

    [Fact]
    public async Task Twelve_weeks_pass_in_seconds_and_every_text_is_lawful()
    {
        await using var app = new StandaloneApp(clockStart: "2027-01-01T18:00:00Z");
        await app.Start(Cancel);
        await app.World.SetUp("lbw", Cancel);
        await app.World.AddPatient("lbw", "pt-1001", "+15625550123", Cancel, timeZone: "America/New_York");
        await app.World.TryBook("lbw", "pt-1001", new(2027, 1, 5), "key-1", Cancel);

        await Advance(app, new { advance = "P84D" });

        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var sent = File.ReadLines(app.MessagesFile).Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Select(m => TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(ClinicWorld.Text(m, "sentAt"), CultureInfo.InvariantCulture), zone)).ToList();
        Assert.NotEmpty(sent);
        Assert.All(sent, at => Assert.InRange(at.Hour, at.DayOfWeek == DayOfWeek.Sunday ? 12 : 9, 19));
        var days = sent.Select(at => DateOnly.FromDateTime(at.DateTime).DayNumber).ToList();
        Assert.Equal(days.Count, days.Distinct().Count());
        Assert.All(days, day => Assert.InRange(days.Count(other => other > day - 7 && other <= day), 1, 3));
        // One text before each of the eight doses at least.
        var dayBefore = new[] { "2027-01-04", "2027-01-07", "2027-01-11", "2027-01-14", "2027-01-18", "2027-01-21", "2027-01-25", "2027-01-28" };
        Assert.Subset(sent.Select(at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet(), dayBefore.ToHashSet());
    }

    [Fact]
    public async Task The_simulated_clock_goes_on_after_a_restart_and_never_back()
    {
        await using var app = new StandaloneApp(clockStart: "2027-01-01T18:00:00Z");
        await app.Start(Cancel);
        await Advance(app, new { now = "2027-01-02T18:00:00Z" });
        await app.Kill();
        await app.Start(Cancel);

        var now = await app.Http.GetFromJsonAsync<JsonElement>("simulation/clock", Cancel);
        using var back = await app.Http.PostAsJsonAsync("simulation/clock", new { now = "2027-01-01T18:00:00Z" }, Cancel);

        Assert.StartsWith("2027-01-02T18:00:00", ClinicWorld.Text(now, "now"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.StatusCode);
    }

    [Fact]
    public async Task Without_a_simulated_clock_there_is_nothing_to_advance()
    {
        await using var app = new StandaloneApp();
        await app.Start(Cancel);

        using var answer = await app.Http.GetAsync("simulation/clock", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    static async Task Advance(StandaloneApp app, object by)
    {
        using var answer = await app.Http.PostAsJsonAsync("simulation/clock", by, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
