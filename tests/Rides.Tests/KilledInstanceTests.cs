using System.Net;
using Dapper;
using Scheduling.Platform.Storage;
using Scheduling.TestServers;

namespace Scheduling.Rides.Tests;

/// <summary>Two processes share the work on PostgreSQL and one of them is killed.</summary>
public sealed class KilledInstanceTests
{
    const int Texts = 1200, Seen = 100;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_killed_between_handing_over_and_writing_it_down_leaves_no_gap_and_no_double()
    {
        await using var database = await Servers.Postgres(Cancel);
        await using var broker = await Servers.RabbitMq(Cancel);
        await using var gateway = await GatewayStub.Open();
        var (isAtWork, isKilled) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        // The gateway takes texts and does not answer until the process that handed them over is dead.
        gateway.Rule = request =>
        {
            if (request.Number == Seen) isAtWork.TrySetResult();
            return request.Number < Seen / 2 ? null : new(HttpStatusCode.Accepted, TakesIt: true, Hold: isKilled.Task);
        };
        var settings = new Dictionary<string, string>
        {
            ["Scheduling__Database"] = database.Setting, ["Scheduling__Bus"] = broker.Setting, ["Scheduling__Auth__AdminKey"] = Stage.AdminKey,
            ["Scheduling__Auth__TokenKey"] = Stage.AdminKey + Stage.AdminKey, ["Scheduling__Messages__Sms"] = gateway.Address.ToString(),
        };
        await using var one = await ServiceProcess.Start("Rides", settings, Cancel);
        SqlTypes.Register();
        await using var source = Engine.From(database.Setting).Open("rides");
        await using var connection = await source.OpenConnectionAsync(Cancel);
        // Answers to people's own texts: they leave at any time of day.
        await connection.ExecuteAsync(
            """
            INSERT INTO clinics (clinic_id, group_id, version, sender_name, phone, sms_number, time_zone)
            VALUES ('lbw', 'lbw', 1, 'LBW', '+15625550100', '+15625550101', 'America/Los_Angeles');
            INSERT INTO reminders (reminder_id, clinic_id, group_id, version, plan_key, kind, standing, day, due_at, send_before, status, channel, address, body, attempts)
            SELECT gen_random_uuid(), 'lbw', 'lbw', 0, 'answer ' || i, 'help', 'fits', CURRENT_DATE, now(), now() + interval '1 day', 'planned', 'sms', '+1562' || (5550000 + i), 'LBW: words', 0
            FROM generate_series(1, @Texts) i
            """, new { Texts });

        await isAtWork.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        await using var other = await ServiceProcess.Start("Rides", settings, Cancel);
        await one.Kill();
        isKilled.SetResult();
        // What the dead had taken is free when its lease is over, which this test does not wait for.
        await connection.ExecuteAsync("UPDATE reminders SET lease_until = now() - interval '1 second' WHERE status <> 'sent'");
        await Eventually.Holds(
            async () => await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM reminders WHERE status = 'sent'") == Texts, TimeSpan.FromSeconds(90), Cancel, "all are sent");

        Assert.Equal(Texts, gateway.Texts.Select(text => text.To).Distinct().Count());
        Assert.Equal(Texts, gateway.Texts.Count);
        Assert.True(gateway.Requests.Count > Texts, "nothing was handed over twice, so that nothing was shown");
    }
}
