using Scheduling.Courses.Courses;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Undo;

/// <summary>Every statement that touches the undo_steps table: of each course the last command, for as long as it may be taken back.</summary>
static class UndoStore
{
    /// <summary>How long a command may be taken back.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(3);

    /// <summary>Keeps the step in place of the one before.</summary>
    public static Task Keep(Unit unit, string clinicId, Guid courseId, IReadOnlyList<Guid> events, UndoStep step) => unit.Execute(
        """
        INSERT INTO undo_steps (course_id, clinic_id, done_at, events, body) VALUES (@courseId, @clinicId, @Now, @events, @body)
        ON CONFLICT (course_id) DO UPDATE SET clinic_id = excluded.clinic_id, done_at = excluded.done_at, events = excluded.events, body = excluded.body
        """, new { courseId, clinicId, unit.Now, events = StoredJson.Write(events), body = StoredJson.Write(step) });

    /// <summary>The same of a booking, which has nothing before it.</summary>
    public static Inserts Add(Inserts inserts, CourseRow course, DateTimeOffset now, IReadOnlyList<Guid> events) => inserts.Add(
        "INSERT INTO undo_steps (course_id, clinic_id, done_at, events, body)", "(@CourseId, @ClinicId, @DoneAt, @Events, @Body)",
        [
            new UndoRow
            {
                CourseId = course.CourseId,
                ClinicId = course.ClinicId,
                DoneAt = now,
                Events = StoredJson.Write(events),
                Body = StoredJson.Write(new UndoStep { Command = "book", Course = null, VersionAfter = course.Version, Sessions = [], NewSessions = [], Reviews = [], NewReviews = [] }),
            },
        ]);

    sealed record UndoRow
    {
        public required Guid CourseId { get; init; }
        public required string ClinicId { get; init; }
        public required DateTimeOffset DoneAt { get; init; }
        public required string Events { get; init; }
        public required string Body { get; init; }
    }

    /// <summary>The course whose last command told that event.</summary>
    /// <exception cref="NotFoundException">None did, in the last three minutes.</exception>
    public static async Task<Guid> CourseOf(Unit unit, string clinicId, Guid eventId) => await unit.One<Guid?>(
        "SELECT course_id FROM undo_steps WHERE clinic_id = @clinicId AND done_at >= @since AND events LIKE @eventId",
        new { clinicId, since = unit.Now - Time, eventId = $"%{eventId}%" })
        ?? throw new NotFoundException($"No command of the last three minutes told the event {eventId}, or another command has followed it.");

    /// <summary>The step, taken: it is undone once. To be asked under the course's turn.</summary>
    public static async Task<UndoStep?> Take(Unit unit, Guid courseId, Guid eventId) => (await unit.Query<string>(
        "DELETE FROM undo_steps WHERE course_id = @courseId AND done_at >= @since AND events LIKE @eventId RETURNING body",
        new { courseId, since = unit.Now - Time, eventId = $"%{eventId}%" })).Select(StoredJson.Read<UndoStep>).SingleOrDefault();
}
