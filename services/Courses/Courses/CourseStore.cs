using System.Data.Common;
using Dapper;
using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Holds;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.Undo;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Courses;

/// <summary>Every statement that touches the courses and reviews tables, and the one that reads all a plan depends on.</summary>
public sealed class CourseStore(CoursesDatabase database)
{
    internal const string Columns =
        """
        course_id AS CourseId, clinic_id AS ClinicId, group_id AS GroupId, patient_id AS PatientId, protocol_id AS ProtocolId,
        protocol_version AS ProtocolVersion, status AS Status, version AS Version, start_date AS StartDate, pattern AS Pattern,
        wishes AS Wishes, gates AS Gates, warnings AS Warnings, booked_at AS BookedAt, switched_to AS SwitchedTo, life AS Life,
        protocol_clinic_id AS ProtocolClinicId
        """;

    internal const string ReviewColumns =
        """
        review_id AS ReviewId, course_id AS CourseId, clinic_id AS ClinicId, kind AS Kind, due_date AS DueDate,
        after_session AS AfterSession, status AS Status, outcome AS Outcome, opened_at AS OpenedAt
        """;

    /// <summary>The clinic, its closures and one of its courses.</summary>
    internal const string OneCourse = $"SELECT body FROM clinics WHERE clinic_id = @clinicId;\n{ClosureStore.FromDay}SELECT {Columns} FROM courses WHERE course_id = @CourseId;\n";

    /// <summary>Those courses, by id.</summary>
    internal static string Of(string ids) => $"SELECT {Columns} FROM courses WHERE course_id IN ({ids}) ORDER BY course_id;\n";

    internal static string ReviewsOf(string ids) => $"SELECT {ReviewColumns} FROM reviews WHERE course_id IN ({ids}) ORDER BY after_session;\n";

    internal const string ReviewsOfOneCourse = $"SELECT {ReviewColumns} FROM reviews WHERE course_id = @CourseId ORDER BY after_session;\n";

    const string WhatAPlanDependsOn = "SELECT body FROM clinics WHERE clinic_id = @clinicId;\n" + ClosureStore.FromDay + ProtocolStore.Newest + SessionStore.WhatIsTaken + AuditStore.HeadOfClinic + HoldStore.OfPatient;

    /// <summary>Takes the clinic's and the patient's turn and reads what a plan depends on, in one round trip.</summary>
    /// <exception cref="NotFoundException">There is no such clinic.</exception>
    /// <exception cref="InvalidException">The clinic has no such protocol.</exception>
    public static Task<(Clinic Clinic, Protocol Protocol, Taken Taken)> TakeTurn(
        Unit unit, string clinicId, string patientId, string protocolId, DateOnly from, DateOnly to) => Read(
        unit.Several(Turn.OfClinic + Turn.OfPatient + WhatAPlanDependsOn, new { clinicId, patientId, protocolId, from, to, unit.Now }), clinicId, protocolId, to);

    /// <summary>The same without a turn, for a plan that is only shown.</summary>
    public Task<(Clinic Clinic, Protocol Protocol, Taken Taken)> Look(
        string clinicId, string patientId, string protocolId, DateOnly from, DateOnly to, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Read(connection => Read(
            connection.QueryMultipleAsync(WhatAPlanDependsOn, new { clinicId, patientId, protocolId, from, to, Now = now }), clinicId, protocolId, to), cancellationToken);

    static async Task<(Clinic, Protocol, Taken)> Read(Task<SqlMapper.GridReader> query, string clinicId, string protocolId, DateOnly until)
    {
        using var results = await query;
        var body = await results.ReadSingleOrDefaultAsync<string>() ?? throw NotFoundException.Of("clinic", clinicId);
        var closures = (await results.ReadAsync<Closure>()).AsList();
        var protocol = ProtocolStore.Read(protocolId, await results.ReadSingleOrDefaultAsync<string>())
            ?? throw new InvalidException("protocolId", $"names no protocol of this clinic; GET /v1/clinics/{clinicId}/protocols lists them");
        var blocks = await results.ReadAsync<BlockRow>();
        var doses = await results.ReadAsync<DateOnly>();
        var open = await results.ReadAsync<Guid>();
        return (ClinicStore.Read(body), protocol, new Taken
        {
            Blocks = [.. blocks.Select(block => block.Block())],
            DoseDates = doses.ToHashSet(),
            OpenCourse = open.Cast<Guid?>().FirstOrDefault(),
            AuditHead = await results.ReadSingleOrDefaultAsync<AuditHead>() ?? AuditHead.None,
            HasHold = (await results.ReadAsync<Guid>()).Any(),
            Until = until,
            Closures = closures,
        });
    }

    /// <summary>Writes the course, all its rows and what was published of it, in one round trip.</summary>
    /// <exception cref="RefusedException">The database found a chair or a day of the patient taken, whatever the plan believed.</exception>
    public async Task Insert(Unit unit, CourseBooking booking, Proposal proposal, IReadOnlyList<Guid> events, Principal by)
    {
        var (course, set) = (booking.Course, proposal.Request.Override);
        try
        {
            if (proposal.Taken.HasHold) await unit.Execute(HoldStore.ReleaseOfPatient, course);
            var inserts = new Inserts()
                .Add(
                    """
                    INSERT INTO courses (course_id, clinic_id, group_id, patient_id, protocol_id, protocol_version, status, version,
                      start_date, pattern, wishes, gates, warnings, booked_at)
                    """,
                    """
                    (@CourseId, @ClinicId, @GroupId, @PatientId, @ProtocolId, @ProtocolVersion, @Status, @Version,
                      @StartDate, @Pattern, @Wishes, @Gates, @Warnings, @BookedAt)
                    """, [booking.Course]);
            SessionStore.Add(inserts, booking.Sessions)
                .Add(
                    "INSERT INTO reviews (review_id, course_id, clinic_id, kind, due_date, after_session, status, opened_at)",
                    "(@ReviewId, @CourseId, @ClinicId, @Kind, @DueDate, @AfterSession, @Status, @OpenedAt)", booking.Reviews);
            UndoStore.Add(inserts, course, unit.Now, events);
            if (set is not null) AddOverrides(inserts, [OverrideRow.Of(set, course, sessionId: null, by, unit.Now)]);
            AuditStore.Add(
                inserts, proposal.Taken.AuditHead, course.ClinicId, unit.Now,
                new()
                {
                    Name = "book", Subject = course.CourseId.ToString(), By = by,
                    Detail = new { course.ProtocolId, course.ProtocolVersion, course.StartDate, sessions = booking.Sessions.Count, overridden = set?.Rule },
                },
                [(course.CourseId.ToString(), new SortedDictionary<string, long[]>(StringComparer.Ordinal) { [$"course {course.CourseId}"] = [0, course.Version] })]);
            await unit.Insert(inserts);
        }
        catch (DbException failure) when (database.Engine.IsConflict(failure))
        {
            throw Refused.Conflict("slot-taken", "Another booking took one of these places first. Plan again; the answer shows what is free now.");
        }
    }

    /// <summary>Writes what a command changed of the courses themselves.</summary>
    internal static async Task Update(Unit unit, IReadOnlyList<CourseRow> courses)
    {
        foreach (var some in courses.Chunk(RowsAtOnce))
        {
            await unit.InsertAll(
                InsertCourse, "(@CourseId, @ClinicId, @GroupId, @PatientId, @ProtocolId, @ProtocolVersion, @Status, @Version, @StartDate, @Pattern, @Wishes, @Gates, @Warnings, @BookedAt, @SwitchedTo, @Life, @ProtocolClinicId)", some,
                """
                ON CONFLICT (course_id) DO UPDATE SET clinic_id = excluded.clinic_id, status = excluded.status, version = excluded.version, pattern = excluded.pattern,
                  wishes = excluded.wishes, gates = excluded.gates, warnings = excluded.warnings, switched_to = excluded.switched_to, life = excluded.life,
                  protocol_clinic_id = excluded.protocol_clinic_id
                """);
        }
    }

    internal static async Task PutReviews(Unit unit, IReadOnlyList<ReviewRow> reviews, IReadOnlyList<Guid> gone)
    {
        if (gone.Count > 0) await unit.Execute($"DELETE FROM reviews WHERE review_id IN ({Ids.List(gone)}) AND status = 'open'");
        foreach (var some in reviews.Chunk(RowsAtOnce))
        {
            await unit.InsertAll(
                "INSERT INTO reviews (review_id, course_id, clinic_id, kind, due_date, after_session, status, outcome, opened_at)",
                "(@ReviewId, @CourseId, @ClinicId, @Kind, @DueDate, @AfterSession, @Status, @Outcome, @OpenedAt)", some,
                """
                ON CONFLICT (review_id) DO UPDATE SET clinic_id = excluded.clinic_id, due_date = excluded.due_date,
                  after_session = excluded.after_session, status = excluded.status, outcome = excluded.outcome
                """);
        }
    }

    // A statement takes so many parameters and no more.
    const int RowsAtOnce = 250;

    const string InsertCourse =
        """
        INSERT INTO courses (course_id, clinic_id, group_id, patient_id, protocol_id, protocol_version, status, version,
          start_date, pattern, wishes, gates, warnings, booked_at, switched_to, life, protocol_clinic_id)
        """;

    /// <summary>The course that waits for a review; null when the clinic has no such review.</summary>
    internal static Task<Guid?> CourseOfReview(Unit unit, string clinicId, Guid reviewId) =>
        unit.One<Guid?>("SELECT course_id FROM reviews WHERE clinic_id = @clinicId AND review_id = @reviewId", new { clinicId, reviewId });

    /// <summary>The last day on which the course holds a chair.</summary>
    internal static Task<DateOnly?> LastDay(Unit unit, Guid courseId) =>
        unit.One<DateOnly?>("SELECT COALESCE(MAX(s.day), c.start_date) FROM courses c LEFT JOIN sessions s ON s.course_id = c.course_id AND s.holds_dose WHERE c.course_id = @courseId GROUP BY c.start_date", new { courseId });

    internal static Task InsertExternalDose(Unit unit, CourseRow course, DateOnly day, string route, int? doseMg, string where) => unit.Execute(
        """
        INSERT INTO external_doses (external_dose_id, course_id, clinic_id, group_id, patient_id, day, route, dose_mg, given_where, recorded_at)
        VALUES (@id, @CourseId, @ClinicId, @GroupId, @PatientId, @day, @route, @doseMg, @where, @Now)
        """, new { id = Guid.CreateVersion7(unit.Now), course.CourseId, course.ClinicId, course.GroupId, course.PatientId, day, route, doseMg, where, unit.Now });

    internal static Task PutOverrides(Unit unit, IReadOnlyList<OverrideRow> overrides) => overrides.Count == 0 ? Task.CompletedTask : unit.Insert(AddOverrides(new(), overrides));

    static Inserts AddOverrides(Inserts inserts, IReadOnlyList<OverrideRow> overrides) => inserts.Add(
        "INSERT INTO overrides (override_id, clinic_id, course_id, session_id, rule, ordered_by, why, entered_by, entered_at, countersigned_at)",
        "(@OverrideId, @ClinicId, @CourseId, @SessionId, @Rule, @OrderedBy, @Why, @EnteredBy, @EnteredAt, @CountersignedAt)", overrides);

    public Task<Course?> Find(string clinicId, Guid courseId, CancellationToken cancellationToken) => database.Read(async connection =>
        await connection.QuerySingleOrDefaultAsync<CourseRow?>(
            $"SELECT {Columns} FROM courses WHERE clinic_id = @clinicId AND course_id = @courseId", new { clinicId, courseId }) is { } row
            ? await Whole(connection, row)
            : null, cancellationToken);

    /// <summary>Courses of the clinic by id, which is the order they were booked in.</summary>
    public Task<IReadOnlyList<Course>> List(
        string clinicId, string? patientId, string? status, Guid? after, int most, CancellationToken cancellationToken) => database.Read(async connection =>
    {
        var rows = await connection.QueryAsync<CourseRow>(
            $"""
            SELECT {Columns} FROM courses
            WHERE clinic_id = @clinicId AND course_id > @after
              AND (@anyPatient OR patient_id = @patientId) AND (@anyStatus OR status = @status)
            ORDER BY course_id LIMIT @most
            """,
            new
            {
                clinicId, after = after ?? Guid.Empty, patientId = patientId ?? "", anyPatient = patientId is null, status = status ?? "", anyStatus = status is null, most,
            });
        var courses = new List<Course>();
        foreach (var row in rows) courses.Add(await Whole(connection, row));
        return (IReadOnlyList<Course>)courses;
    }, cancellationToken);

    static async Task<Course> Whole(DbConnection connection, CourseRow row)
    {
        var sessions = await SessionStore.OfCourse(connection, row.CourseId);
        var reviews = await connection.QueryAsync<ReviewRow>(
            ReviewsOfOneCourse, new { row.CourseId });
        return CourseView.Of(row, sessions, reviews.AsList());
    }

    /// <summary>Signs an override that waits for it; null when none does.</summary>
    internal static async Task<OverrideRow?> Countersign(Unit unit, string clinicId, Guid overrideId) => (await unit.Query<OverrideRow>(
        """
        UPDATE overrides SET countersigned_at = @Now WHERE clinic_id = @clinicId AND override_id = @overrideId AND countersigned_at IS NULL
        RETURNING override_id AS OverrideId, clinic_id AS ClinicId, course_id AS CourseId, session_id AS SessionId, rule AS Rule, ordered_by AS OrderedBy,
          why AS Why, entered_by AS EnteredBy, entered_at AS EnteredAt, countersigned_at AS CountersignedAt
        """, new { clinicId, overrideId, unit.Now })).SingleOrDefault();

    /// <summary>Open reviews of which nobody was told that they near: those due within days, or (null) the next few.</summary>
    internal static async Task<IReadOnlyList<ReviewToTell>> ReviewsToTell(CoursesDatabase database, DateTimeOffset? until, CancellationToken cancellationToken) =>
        [.. await database.Read(connection => connection.QueryAsync<ReviewToTell>(
            """
            SELECT r.review_id AS ReviewId, r.course_id AS CourseId, r.clinic_id AS ClinicId, r.due_date AS DueDate, MIN(s.time_zone) AS TimeZone
            FROM reviews r JOIN sessions s ON s.course_id = r.course_id JOIN courses c ON c.course_id = r.course_id
            WHERE r.status = 'open' AND r.told_at IS NULL AND r.due_date <= @soon AND c.status IN ('active', 'under-review')
            GROUP BY r.review_id, r.course_id, r.clinic_id, r.due_date ORDER BY r.due_date LIMIT 200
            """, new { soon = until is { } at ? DateOnly.FromDateTime(at.UtcDateTime).AddDays(5) : DateOnly.MaxValue }), cancellationToken)];

    /// <summary>Tells once that a decision nears.</summary>
    internal static async Task TellReview(Unit unit, ReviewToTell review)
    {
        var isNew = await unit.Execute("UPDATE reviews SET told_at = @Now WHERE review_id = @ReviewId AND told_at IS NULL AND status = 'open'", new { review.ReviewId, unit.Now });
        if (isNew == 0) return;
        var file = await CourseFiles.OfCourse(unit, review.ClinicId, review.CourseId);
        if (file.Reviews.FirstOrDefault(row => row.ReviewId == review.ReviewId) is { Status: ReviewRow.Open } row) CourseNews.PublishReview(unit, file, row, isDue: true);
    }

    /// <summary>Courses whose second no-show has waited for its review since then, and whose sessions are still held.</summary>
    internal static async Task<IReadOnlyList<(string ClinicId, Guid CourseId, Guid ReviewId)>> Doubtful(CoursesDatabase database, DateTimeOffset openedBefore, CancellationToken cancellationToken) =>
        [.. (await database.Read(connection => connection.QueryAsync<ReviewRow>(
            $"SELECT {ReviewColumns} FROM reviews WHERE status = 'open' AND kind = 'missed-two' AND released_at IS NULL AND opened_at <= @openedBefore", new { openedBefore }), cancellationToken))
            .Select(review => (review.ClinicId, review.CourseId, review.ReviewId))];

    internal static Task<DateTimeOffset?> NextDoubtful(CoursesDatabase database, CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QueryAsync<DateTimeOffset>("SELECT opened_at FROM reviews WHERE status = 'open' AND kind = 'missed-two' AND released_at IS NULL AND opened_at IS NOT NULL ORDER BY opened_at LIMIT 1"))
            .Select(at => (DateTimeOffset?)at).FirstOrDefault(), cancellationToken);

    /// <summary>False when they were released already.</summary>
    internal static async Task<bool> Release(Unit unit, Guid reviewId) =>
        await unit.Execute("UPDATE reviews SET released_at = @Now WHERE review_id = @reviewId AND released_at IS NULL", new { reviewId, unit.Now }) == 1;
}

/// <summary>A review that nears.</summary>
sealed record ReviewToTell
{
    public required Guid ReviewId { get; init; }
    public required Guid CourseId { get; init; }
    public required string ClinicId { get; init; }

    /// <summary>The clinic's civil date.</summary>
    public required DateOnly DueDate { get; init; }

    public required string TimeZone { get; init; }
}
