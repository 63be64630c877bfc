using System.Security.Cryptography;
using System.Text;
using Dapper;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Audit;

/// <summary>
/// Every statement that touches the audit tables. Rows are only ever added, in the clinic's own order, which its turn gives; each row's hash covers
/// the row before it and the head is kept apart, so that a row changed, removed or slipped in shows when all are read again.
/// </summary>
public sealed class AuditStore(CoursesDatabase database)
{
    const string Columns =
        "clinic_id AS ClinicId, seq AS Seq, at AS At, who AS Who, command AS Command, subject AS Subject, course_id AS CourseId, versions AS Versions, detail AS Detail, hash AS Hash";

    /// <summary>Notes a command on courses of one clinic: a row for each of them.</summary>
    internal static Task Write(Unit unit, string clinicId, Command command, IReadOnlyList<(CourseFile File, CourseChanges Changes)> changed) =>
        Write(unit, clinicId, command, [.. changed.Select(entry => ((string?)entry.File.Course.CourseId.ToString(), Versions(entry.File, entry.Changes)))]);

    /// <summary>Notes any command of a clinic. The clinic's turn must have been taken.</summary>
    internal static Task Write(Unit unit, string clinicId, Command command, string? courseId, IReadOnlyDictionary<string, long[]> versions) =>
        Write(unit, clinicId, command, [(courseId, versions)]);

    static async Task Write(Unit unit, string clinicId, Command command, IReadOnlyList<(string? CourseId, IReadOnlyDictionary<string, long[]> Versions)> entries)
    {
        var head = await unit.One<AuditHead>(HeadOfClinic, new { clinicId }) ?? AuditHead.None;
        await unit.Insert(Add(new(), head, clinicId, unit.Now, command, entries));
    }

    /// <summary>The last row's number and hash; part of a statement list.</summary>
    internal const string HeadOfClinic = "SELECT seq AS Seq, hash AS Hash FROM audit_heads WHERE clinic_id = @clinicId;\n";

    /// <summary>Adds the rows that follow <paramref name="head"/>, which was read under the clinic's turn.</summary>
    internal static Inserts Add(
        Inserts inserts, AuditHead head, string clinicId, DateTimeOffset now, Command command, IReadOnlyList<(string? CourseId, IReadOnlyDictionary<string, long[]> Versions)> entries)
    {
        var detail = StoredJson.Write(command.Detail ?? new { });
        var rows = new List<AuditRow>();
        foreach (var (courseId, versions) in entries)
        {
            var row = new AuditRow
            {
                ClinicId = clinicId,
                Seq = head.Seq + 1,
                At = now,
                Who = command.By.Id,
                Command = command.Name,
                Subject = command.Subject,
                CourseId = courseId,
                Versions = StoredJson.Write(versions),
                Detail = detail,
                Hash = "",
            };
            row = row with { Hash = HashOf(row, head.Hash) };
            head = new() { Seq = row.Seq, Hash = row.Hash };
            rows.Add(row);
        }

        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            inserts.Add(
                "INSERT INTO audit (clinic_id, seq, at, who, command, subject, course_id, versions, detail, hash)",
                "(@ClinicId, @Seq, @At, @Who, @Command, @Subject, @CourseId, @Versions, @Detail, @Hash)", some);
        }

        return inserts.Add(
            "INSERT INTO audit_heads (clinic_id, seq, hash)", "(@ClinicId, @Seq, @Hash)", rows.TakeLast(1).ToList(),
            "ON CONFLICT (clinic_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash");
    }

    // A statement takes so many parameters and no more.
    const int RowsAtOnce = 500;

    static SortedDictionary<string, long[]> Versions(CourseFile file, CourseChanges changes)
    {
        var versions = new SortedDictionary<string, long[]>(StringComparer.Ordinal)
        {
            [$"course {file.Course.CourseId}"] = [file.CourseBefore.Version, file.Course.Version],
        };
        foreach (var row in changes.Sessions.Where(row => changes.Told.ContainsKey(row.SessionId)))
            versions[$"session {row.SessionId}"] = [changes.VersionsBefore[row.SessionId], row.Version];
        return versions;
    }

    /// <summary>A clinic's rows in order; of one subject, which may be a course with all that belongs to it.</summary>
    internal async Task<IReadOnlyList<AuditRow>> List(string clinicId, string? subject, long after, int most, CancellationToken cancellationToken) =>
        [.. await database.Read(connection => connection.QueryAsync<AuditRow>(
            $"""
            SELECT {Columns} FROM audit
            WHERE clinic_id = @clinicId AND seq > @after AND (@anySubject OR subject = @subject OR course_id = @subject)
            ORDER BY seq LIMIT @most
            """, new { clinicId, after, most, subject = subject ?? "", anySubject = subject is null }), cancellationToken)];

    /// <summary>Reads a clinic's whole audit again and says whether it is as it was written.</summary>
    internal async Task<AuditVerdict> Verify(string clinicId, CancellationToken cancellationToken) => await database.Read(async connection =>
    {
        var rows = await connection.QueryAsync<AuditRow>($"SELECT {Columns} FROM audit WHERE clinic_id = @clinicId ORDER BY seq", new { clinicId });
        var head = await connection.QuerySingleOrDefaultAsync<AuditHead>(HeadOfClinic, new { clinicId }) ?? AuditHead.None;
        return Judge(rows.AsList(), head);
    }, cancellationToken);

    internal static AuditVerdict Judge(IReadOnlyList<AuditRow> rows, AuditHead head)
    {
        var (previous, expected) = (AuditHead.None.Hash, 1L);
        foreach (var row in rows)
        {
            if (row.Seq != expected) return AuditVerdict.Broken(rows.Count, expected, "missing");
            if (row.Hash != HashOf(row, previous)) return AuditVerdict.Broken(rows.Count, row.Seq, "changed");
            (previous, expected) = (row.Hash, row.Seq + 1);
        }

        return head.Seq == expected - 1 && head.Hash == previous ? AuditVerdict.Whole(rows.Count) : AuditVerdict.Broken(rows.Count, expected, "missing");
    }

    // Every field with its length before it, so that no two rows read alike.
    static string HashOf(AuditRow row, string previous)
    {
        var text = new StringBuilder();
        foreach (var field in new[] { previous, row.ClinicId, $"{row.Seq}", $"{row.At.UtcTicks / TimeSpan.TicksPerMicrosecond}", row.Who, row.Command, row.Subject, row.CourseId ?? "", row.Versions, row.Detail })
            text.Append(field.Length).Append(':').Append(field);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>The last row of a clinic's audit.</summary>
public sealed record AuditHead
{
    public static readonly AuditHead None = new() { Seq = 0, Hash = "" };

    public required long Seq { get; init; }
    public required string Hash { get; init; }
}

/// <summary>One accepted command, as it is stored.</summary>
sealed record AuditRow
{
    public required string ClinicId { get; init; }
    public required long Seq { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Who { get; init; }
    public required string Command { get; init; }
    public required string Subject { get; init; }
    public string? CourseId { get; init; }
    public required string Versions { get; init; }
    public required string Detail { get; init; }
    public required string Hash { get; init; }
}

/// <summary>Whether a clinic's audit is whole, and the first row that is not.</summary>
public sealed record AuditVerdict
{
    public required bool IsWhole { get; init; }
    public required int Rows { get; init; }

    /// <summary>The first row that was changed or is missing; null when none is.</summary>
    public long? FirstBrokenSeq { get; init; }

    /// <summary><c>changed</c> or <c>missing</c>.</summary>
    public string? What { get; init; }

    internal static AuditVerdict Whole(int rows) => new() { IsWhole = true, Rows = rows };

    internal static AuditVerdict Broken(int rows, long seq, string what) => new() { IsWhole = false, Rows = rows, FirstBrokenSeq = seq, What = what };
}
