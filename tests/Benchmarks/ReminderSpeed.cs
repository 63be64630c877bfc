using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Planning;
using Scheduling.TestServers;

namespace Scheduling.Benchmarks;

/// <summary>
/// Reminders that are due, decided and handed to a gateway on the same machine, by one process and by two on one database; how late they leave
/// when a hundred fall due a second; and how many courses' reminders one core plans.
/// </summary>
static class ReminderSpeed
{
    const int Many = 20_000, PerSecond = 100, Seconds = 30;

    public static async Task Measure()
    {
        MeasurePlanning();
        foreach (var instances in new[] { 1, 2 }) await MeasureSending(instances);
    }

    static void MeasurePlanning()
    {
        var situations = Enumerable.Range(0, 1000).Select(Situation).ToList();
        foreach (var situation in situations) ReminderPlanner.Plan(situation);
        var watch = Stopwatch.StartNew();
        var messages = situations.Sum(situation => ReminderPlanner.Plan(situation).Count);
        Console.WriteLine($"reminders planning 1,000 courses of 16 visits: {watch.Elapsed.TotalMilliseconds:N0} ms on one core, {messages:N0} messages");
    }

    static Situation Situation(int patient)
    {
        var start = new DateOnly(2027, 1, 5).AddDays(7 * (patient % 40));
        var zone = WallClock.Zone("America/Los_Angeles");
        return new()
        {
            Now = WallClock.ToInstant(start.AddDays(-10), new(8, 0), zone),
            Zone = zone,
            Visits = [.. Enumerable.Range(0, 16).Select(i => new Visit
            {
                SessionId = Guid.NewGuid(), CourseId = Guid.Empty, TreatmentWeek = 1 + (i / 2), StartsAt = WallClock.ToInstant(start.AddDays((i / 2 * 7) + (i % 2 * 3)), new(10, 0), zone),
                Ride = new() { Deadline = WallClock.ToInstant(start.AddDays((i / 2 * 7) + (i % 2 * 3) - 1), new(15, 0), zone) },
            })],
        };
    }

    static async Task MeasureSending(int instances)
    {
        await using var gateway = await Gateway.Open();
        await using var database = await Servers.Postgres();
        await using var broker = await Servers.RabbitMq();
        var settings = new Dictionary<string, string>
        {
            ["Scheduling__Database"] = database.Setting + ";Maximum Pool Size=20", ["Scheduling__Bus"] = broker.Setting, ["Scheduling__Auth__AdminKey"] = "a-key-for-benchmarks-only",
            ["Scheduling__Auth__TokenKey"] = "a-token-key-for-benchmarks-only", ["Scheduling__Messages__Sms"] = gateway.Address,
        };
        var services = new List<ServiceProcess>();
        try
        {
            for (var i = 0; i < instances; i++) services.Add(await ServiceProcess.Start("Rides", settings, CancellationToken.None));
            SqlTypes.Register();
            await using var source = Engine.From(database.Setting).Open("rides");
            await using var connection = await source.OpenConnectionAsync();
            // A first round warms all that there is.
            await Seed(connection, 1, 4000, spread: false);
            await gateway.Has(4000);

            await Seed(connection, 10_000, Many, spread: false, ready: false);
            var watch = Stopwatch.StartNew();
            await connection.ExecuteAsync("UPDATE reminders SET due_at = now() WHERE status = 'planned'");
            await gateway.Has(4000 + Many);
            Console.WriteLine($"reminders {instances} instance(s): {Many / watch.Elapsed.TotalSeconds,8:N0} due reminders/s decided and handed to the gateway");

            var due = await Seed(connection, 100_000, PerSecond * Seconds, spread: true);
            await gateway.Has(4000 + Many + (PerSecond * Seconds));
            var late = gateway.Arrived.Where(a => due.ContainsKey(a.Key)).Select(a => (a.Value - due[a.Key]).TotalMilliseconds).Order().ToList();
            Console.WriteLine($"reminders {instances} instance(s), {PerSecond} due a second: late by p50 {late[late.Count / 2]:N0} ms, p99 {late[late.Count * 99 / 100]:N0} ms, most {late[^1]:N0} ms");
        }
        finally
        {
            foreach (var service in services) await service.DisposeAsync();
        }
    }

    /// <summary>Patients with a visit tomorrow whose reminder is due: now, an hour from now, or one every ten milliseconds from a few seconds on.</summary>
    static async Task<Dictionary<Guid, DateTimeOffset>> Seed(DbConnection connection, int first, int count, bool spread, bool ready = true)
    {
        // It is noon where they live, whenever this runs.
        var now = TimeProvider.System.GetUtcNow();
        var offset = 12 - now.Hour;
        var zone = offset == 0 ? "Etc/UTC" : $"Etc/GMT{(offset > 0 ? '-' : '+')}{Math.Abs(offset)}";
        var due = await connection.QueryAsync<(Guid Id, DateTimeOffset Due)>(
            $"""
            INSERT INTO clinics (clinic_id, group_id, version, sender_name, phone, sms_number, time_zone)
            VALUES ('lbw', 'lbw', 1, 'LBW', '+15625550100', '+15625550101', @zone) ON CONFLICT DO NOTHING;
            INSERT INTO contacts (group_id, patient_id, clinic_id, version, changed_at, display_name, search_name, phone, called_phone, time_zone, language, channels, driver_sms_consent)
            SELECT 'lbw', 'pt-' || i, 'lbw', 1, now(), 'A', 'a', '+1562' || (1000000 + i), '+1562' || (1000000 + i), @zone, 'en', 'sms', false FROM generate_series(@first, @last) i;
            INSERT INTO patients (group_id, patient_id, version) SELECT 'lbw', 'pt-' || i, 1 FROM generate_series(@first, @last) i;
            CREATE TEMP TABLE IF NOT EXISTS seeded (i int, session_id uuid, reminder_id uuid, due_at timestamptz);
            TRUNCATE seeded;
            INSERT INTO seeded SELECT i, gen_random_uuid(), gen_random_uuid(), {(spread ? "now() + interval '5 seconds' + (i - @first) * interval '10 milliseconds'" : ready ? "now()" : "now() + interval '1 hour'")}
            FROM generate_series(@first, @last) i;
            INSERT INTO sessions (session_id, clinic_id, group_id, patient_id, course_id, version, treatment_week, route, status, local_date, time_zone, starts_at, ends_at, first_device_at, told_at, changed_at)
            SELECT session_id, 'lbw', 'lbw', 'pt-' || i, gen_random_uuid(), 1, 1, 'intranasal', 'booked', CURRENT_DATE + 1, @zone, date_trunc('hour', now()) + interval '1 day', now() + interval '27 hours', now() + interval '25 hours', now(), now() FROM seeded;
            INSERT INTO reminders (reminder_id, clinic_id, group_id, patient_id, version, plan_key, kind, standing, day, due_at, send_before, status, attempts)
            SELECT reminder_id, 'lbw', 'lbw', 'pt-' || i, 0, 't-1 ' || i, 't-1', 'fits', (now() AT TIME ZONE @zone)::date, due_at, date_trunc('hour', now()) + interval '1 day', 'planned', 0 FROM seeded;
            INSERT INTO reminder_parts (reminder_id, ordinal, kind, identity, session_id, starts_at)
            SELECT reminder_id, 0, 't-1', 't-1 ' || session_id, session_id, date_trunc('hour', now()) + interval '1 day' FROM seeded;
            ANALYZE reminders; ANALYZE contacts; ANALYZE sessions; ANALYZE reminder_parts;
            SELECT reminder_id, due_at FROM seeded
            """, new { zone, first, last = first + count - 1 }, commandTimeout: 300);
        return due.ToDictionary(row => row.Id, row => row.Due);
    }

    /// <summary>Takes texts and notes when each came.</summary>
    sealed class Gateway : IAsyncDisposable
    {
        readonly WebApplication app;

        Gateway(WebApplication app) => this.app = app;

        public ConcurrentDictionary<Guid, DateTimeOffset> Arrived { get; } = new();
        public string Address => app.Urls.Single() + "/texts";

        public static async Task<Gateway> Open()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var gateway = new Gateway(app);
            app.MapPost("/texts", (HttpContext http) =>
            {
                gateway.Arrived.TryAdd(Guid.Parse(http.Request.Headers["Idempotency-Key"].ToString(), CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow());
                return Results.Accepted();
            });
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
            return gateway;
        }

        public async Task Has(int count)
        {
            while (Arrived.Count < count) await Task.Delay(5);
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
