using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Scheduling.TestServers;

namespace Scheduling.Benchmarks;

/// <summary>From the answer to a booking until the follow-up of its last dose is committed, seen by asking for it.</summary>
static class EventPath
{
    const int Courses = 100;

    public static async Task Measure(IEnumerable<string> engines)
    {
        foreach (var engine in engines)
        {
            await using var world = await World.Start(engine, clinics: 1, chairs: 40);
            var hours = new[] { "mon", "tue", "wed", "thu", "fri" }.Select(day => new { day, from = "08:00", to = "17:00" });
            foreach (var therapist in Enumerable.Range(1, 20))
                (await world.Http.PutAsJsonAsync($"v1/clinics/bench-0/therapists/th-{therapist}", new { name = $"T {therapist}", hours })).EnsureSuccessStatusCode();
            var start = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(7);
            while (start.DayOfWeek != DayOfWeek.Tuesday) start = start.AddDays(1);

            var times = new List<double>();
            for (var course = 0; course < Courses + 10; course++)
            {
                using var booked = await world.Http.PostAsJsonAsync("v1/clinics/bench-0/courses", new
                {
                    patientId = $"pe-{course}", protocolId = "spravato-trd", startDate = start.AddDays(7 * course), pattern = new[] { "tue", "fri" }, acceptUnplaced = true,
                });
                booked.EnsureSuccessStatusCode();
                var watch = Stopwatch.StartNew();
                var body = await booked.Content.ReadFromJsonAsync<JsonElement>();
                var doses = body.GetProperty("sessions").EnumerateArray().Count(s => s.GetProperty("status").GetString() == "booked");
                var path = $"v1/clinics/bench-0/follow-ups?courseId={body.GetProperty("courseId").GetString()}&limit=200";
                while ((await world.Http.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").GetArrayLength() < doses) { }
                if (course >= 10) times.Add(watch.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine($"events    {engine,-9}commit to all 8 follow-ups committed: p50 {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms ({Courses} courses)");
        }
    }
}
