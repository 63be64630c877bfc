using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Storage;

namespace Scheduling.Desk.Live;

/// <summary>The last event of each course, for as long as its command can be taken back.</summary>
sealed class CourseNews(DeskDatabase database, [FromKeyedServices("machine")] TimeProvider machine)
{
    static readonly TimeSpan Undoable = TimeSpan.FromMinutes(3);

    public async Task Keep(Unit unit, IEnumerable<(Guid CourseId, string ClinicId, Guid EventId)> told)
    {
        var now = machine.GetUtcNow();
        await unit.Execute("DELETE FROM course_news WHERE heard_at < @before", new { before = now - Undoable });
        var last = told.GroupBy(t => t.CourseId).Select(course => course.Last()).OrderBy(t => t.CourseId).Select(t => new Row { CourseId = t.CourseId, ClinicId = t.ClinicId, EventId = t.EventId, HeardAt = now });
        await unit.InsertAll(
            "INSERT INTO course_news (course_id, clinic_id, event_id, heard_at)", "(@CourseId, @ClinicId, @EventId, @HeardAt)", [.. last],
            "ON CONFLICT (course_id) DO UPDATE SET event_id = excluded.event_id, heard_at = excluded.heard_at");
    }

    /// <summary>What to name when the last command on a course is to be taken back; null when it is too late.</summary>
    public Task<Guid?> LastOf(string clinicId, Guid courseId, CancellationToken cancellationToken) => database.Read(connection => connection.QuerySingleOrDefaultAsync<Guid?>(
        "SELECT event_id FROM course_news WHERE clinic_id = @clinicId AND course_id = @courseId AND heard_at > @since",
        new { clinicId, courseId, since = machine.GetUtcNow() - Undoable }), cancellationToken);

    sealed record Row
    {
        public required Guid CourseId { get; init; }
        public required string ClinicId { get; init; }
        public required Guid EventId { get; init; }
        public required DateTimeOffset HeardAt { get; init; }
    }
}
