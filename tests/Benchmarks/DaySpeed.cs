using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Scheduling.Benchmarks;

/// <summary>What a clinic full of bookings asks in a day, over HTTP: a storm that displaces 200 sessions, other places for one, the day board, and bookings where little is free.</summary>
static class DaySpeed
{
    const int Chairs = 20, ChairsOfStorm = 40, Looks = 400, Storms = 6;
    static readonly TimeSpan Span = TimeSpan.FromSeconds(8);
    static int patients;

    public static async Task Measure(IEnumerable<string> engines)
    {
        foreach (var engine in engines)
        {
            await using (var world = await World.Start(engine, clinics: 1, ChairsOfStorm))
            {
                await FullClinic.Fill(world.Courses, "bench-0", ChairsOfStorm, share: 1);
                await Storm(world);
            }

            await using (var world = await World.Start(engine, clinics: 1, Chairs))
            {
                var sessions = await FullClinic.Fill(world.Courses, "bench-0", Chairs, share: 0.9);
                var (days, random) = (sessions.Keys.ToList(), new Random(1));
                await Look(world, "alternatives", () => $"sessions/{Any(sessions[Any(days, random)], random)}/alternatives");
                await Look(world, "day board", () => $"days/{Any(days, random):yyyy-MM-dd}");
                foreach (var clients in new[] { 1, 8 }) await Book(world, clients);
            }
        }
    }

    // Monday and Tuesday of a week: what was there on Tuesday finds room on Wednesday, Monday's finds nothing legal and is looked for everywhere.
    static async Task Storm(World world)
    {
        var (tried, made, used) = (new List<double>(), new List<double>(), new List<double>());
        var (moved, unplaced) = (0, 0);
        for (var storm = 0; storm < Storms; storm++)
        {
            var body = new { from = FullClinic.Begins.AddDays(7 * (4 * storm + 1)), to = FullClinic.Begins.AddDays(7 * (4 * storm + 1) + 1), reason = "Storm" };
            tried.Add((await Close(world, "?dryRun=true", body)).Milliseconds);
            var before = world.Processor;
            var (milliseconds, answer) = await Close(world, "", body);
            made.Add(milliseconds);
            used.Add((world.Processor - before).TotalMilliseconds);
            while (await world.OpenEvents() > 0) await Task.Delay(50);
            (moved, unplaced) = (answer.GetProperty("moved").GetArrayLength(), answer.GetProperty("unplaced").GetArrayLength());
        }

        Console.WriteLine($"closure   {world.Name,-9}{moved + unplaced} sessions ({moved} moved, {unplaced} unplaced): first {made[0]:0} ms, then {Middle(made):0} ms, at most {made.Skip(1).Max():0} ms ({Middle(used):0} ms of processor); tried only {Middle(tried):0} ms");

        static double Middle(List<double> all) => all.Skip(1).Order().ElementAt((Storms - 1) / 2);
    }

    static async Task<(double Milliseconds, JsonElement Answer)> Close(World world, string query, object body)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await world.Http.PostAsJsonAsync($"v1/clinics/bench-0/closures{query}", body);
        var text = await answer.Content.ReadAsStringAsync();
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{(int)answer.StatusCode} {text}");
        return (milliseconds, JsonDocument.Parse(text).RootElement);
    }

    static async Task Look(World world, string what, Func<string> path)
    {
        var times = new List<double>();
        for (var i = 0; i < 2 * Looks; i++)
        {
            var watch = Stopwatch.StartNew();
            await world.Http.GetStringAsync($"v1/clinics/bench-0/{path()}");
            if (i >= Looks) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{what,-13} {world.Name,-9}{Chairs} chairs, a year of bookings: p50 {times[Looks / 2]:0.0} ms, p95 {times[Looks * 95 / 100]:0.0} ms");
    }

    static async Task Book(World world, int clients)
    {
        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var random = new Random(client);
            while (watch.Elapsed < Span)
            {
                var start = watch.Elapsed;
                using var answer = await world.Http.PostAsJsonAsync("v1/clinics/bench-0/courses", new
                {
                    patientId = $"new-{Interlocked.Increment(ref patients)}", protocolId = "spravato-trd", startDate = FullClinic.Begins.AddDays(7 * random.Next(48) + 1), pattern = new[] { "tue", "fri" },
                    acceptUnplaced = true,
                });
                if (answer.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.UnprocessableEntity)) throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                times.Add((watch.Elapsed - start).TotalMilliseconds);
            }
        })));
        var sorted = times.Order().ToList();
        Console.WriteLine($"booking   {world.Name,-9}{clients} clients, one clinic 90 % full {sorted.Count / Span.TotalSeconds,8:N0} courses/s, p50 {sorted[sorted.Count / 2]:0.0} ms, p95 {sorted[sorted.Count * 95 / 100]:0.0} ms");
    }

    static T Any<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];
}
