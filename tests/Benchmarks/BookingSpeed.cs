using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace Scheduling.Benchmarks;

/// <summary>
/// Courses booked over HTTP in a second: eight doses held, later phases projected, one durable commit with the outbox rows. Beside it the raw
/// database, doing the same rows in one transaction by the same number of clients in the same run.
/// </summary>
static class BookingSpeed
{
    static readonly TimeSpan Warm = TimeSpan.FromSeconds(10), Span = TimeSpan.FromSeconds(8);
    static int patients;

    /// <param name="engines"><c>postgres</c> and <c>sqlite</c>: all services in one process; <c>alone</c>: Courses on its own, on PostgreSQL and RabbitMQ.</param>
    public static async Task Measure(IEnumerable<string> engines)
    {
        foreach (var engine in engines)
        {
            await using (var world = await Start(engine, clinics: 500, chairs: 8))
            {
                await WarmUp(world, clinics: 500);
                foreach (var clients in new[] { 1, 8 })
                {
                    var rate = await Measure(world, clients, clinics: 500, "500 clinics");
                    if (world.ConnectionString is { } connectionString)
                    {
                        var raw = await RawRows.Measure(connectionString, clients, Span);
                        Console.WriteLine($"          {engine,-9}{clients} clients, raw rows     {raw,8:N0} courses/s; over HTTP is {rate / raw:P0} of it");
                    }
                }
            }
            await using (var world = await Start(engine, clinics: 1, chairs: 40))
            {
                await WarmUp(world, clinics: 1);
                foreach (var clients in new[] { 1, 8 })
                    await Measure(world, clients, clinics: 1, "one clinic");
            }
        }
    }

    static Task<World> Start(string engine, int clinics, int chairs) =>
        engine == "alone" ? World.StartAlone(clinics, chairs) : World.Start(engine, clinics, chairs);

    /// <summary>The courses booked in a second; beside it those that were booked and dealt with by all who heard of them, and what they cost.</summary>
    static async Task<double> Measure(World world, int clients, int clinics, string where)
    {
        var (watch, before) = (Stopwatch.StartNew(), world.Processor);
        var sorted = (await Book(world, clients, clinics, Span)).Order().ToList();
        var rate = sorted.Count / Span.TotalSeconds;
        await AllIsDone(world);
        Console.WriteLine($"booking   {world.Name,-9}{clients} clients, {where,-12} {rate,8:N0} courses/s, p50 {sorted[sorted.Count / 2]:0.0} ms, p95 {sorted[sorted.Count * 95 / 100]:0.0} ms; "
            + $"{sorted.Count / watch.Elapsed.TotalSeconds:N0}/s with all that follows, {(world.Processor - before).TotalMilliseconds / sorted.Count:0.0} ms of processor each");
        return rate;
    }

    static async Task WarmUp(World world, int clinics)
    {
        await Book(world, clients: 8, clinics, Warm);
        await AllIsDone(world);
    }

    static async Task AllIsDone(World world)
    {
        while (await world.OpenEvents() > 0) await Task.Delay(100);
    }

    static async Task<IReadOnlyCollection<double>> Book(World world, int clients, int clinics, TimeSpan span)
    {
        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(7);
        while (first.DayOfWeek != DayOfWeek.Tuesday) first = first.AddDays(1);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var random = new Random(client);
            while (watch.Elapsed < span)
            {
                var start = watch.Elapsed;
                using var answer = await world.Http.PostAsJsonAsync($"v1/clinics/bench-{random.Next(clinics)}/courses", new
                {
                    patientId = $"pt-{Interlocked.Increment(ref patients)}", protocolId = "spravato-trd", startDate = first.AddDays(7 * random.Next(400)), pattern = new[] { "tue", "fri" },
                    preferredTime = $"{8 + random.Next(6):00}:{15 * random.Next(4):00}", acceptUnplaced = true,
                });
                if (answer.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                times.Add((watch.Elapsed - start).TotalMilliseconds);
            }
        })));
        return times;
    }
}
