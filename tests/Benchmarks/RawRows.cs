using System.Diagnostics;
using Npgsql;

namespace Scheduling.Benchmarks;

/// <summary>The rows of one booking written by nothing but the driver: what the database itself can do on this machine.</summary>
static class RawRows
{
    /// <summary>One course, sixteen sessions (eight with a chair), one review and nine events, in one transaction, prepared, in three round trips.</summary>
    public static async Task<double> Measure(string connectionString, int clients, TimeSpan span)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Search Path=courses,public;Max Auto Prepare=50;Auto Prepare Min Usages=2");
        // The same table with its constraints, filled with copies of rows that are there, each in a clinic of its own.
        await using (var prepare = source.CreateCommand(
            """
            CREATE TABLE IF NOT EXISTS raw_course AS SELECT * FROM courses WHERE course_id = (SELECT course_id FROM sessions GROUP BY course_id HAVING count(*) = 16 LIMIT 1);
            CREATE TABLE IF NOT EXISTS raw_sessions AS SELECT * FROM sessions WHERE course_id = (SELECT course_id FROM raw_course);
            CREATE TABLE IF NOT EXISTS raw_reviews AS SELECT * FROM reviews WHERE course_id = (SELECT course_id FROM raw_course);
            CREATE TABLE IF NOT EXISTS raw_events AS SELECT * FROM outbox WHERE subject IN (SELECT session_id::text FROM raw_sessions UNION SELECT course_id::text FROM raw_course);
            """)) await prepare.ExecuteNonQueryAsync();

        var (done, watch) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < span)
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await using var batch = new NpgsqlBatch(connection, transaction);
                var (course, clinic) = (Guid.CreateVersion7(), $"raw-{Interlocked.Increment(ref clinics)}");
                Add(batch, "INSERT INTO courses SELECT $1, clinic_id, group_id, $2, protocol_id, protocol_version, status, version, start_date, pattern, wishes, gates, warnings, booked_at FROM raw_course", course, clinic);
                Add(batch, "INSERT INTO sessions SELECT (r).* FROM (SELECT jsonb_populate_record(s, jsonb_build_object('session_id', gen_random_uuid(), 'course_id', $1::uuid, 'clinic_id', $2::text, 'group_id', $2::text)) AS r FROM raw_sessions s) x", course, clinic);
                Add(batch, "INSERT INTO reviews SELECT gen_random_uuid(), $1, $2, kind, due_date, after_session, status FROM raw_reviews", course, clinic);
                Add(batch, "INSERT INTO outbox (id, type, routing_key, source, subject, time, trace_parent, body, done_at) SELECT gen_random_uuid(), type, routing_key, source, $1::uuid::text || $2, time, trace_parent, body, now() FROM raw_events", course, clinic);
                await batch.ExecuteNonQueryAsync();
                await transaction.CommitAsync();
                Interlocked.Increment(ref done);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }

    static int clinics;

    static void Add(NpgsqlBatch batch, string sql, Guid course, string clinic)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new() { Value = course });
        command.Parameters.Add(new() { Value = clinic });
        batch.BatchCommands.Add(command);
    }
}
