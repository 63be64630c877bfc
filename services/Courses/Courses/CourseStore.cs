using System.Data.Common;
using Dapper;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Courses;

/// <summary>Every statement that touches the courses and reviews tables, and the one that reads all a plan depends on.</summary>
public sealed class CourseStore(CoursesDatabase database)
{
    const string Columns =
        """
        course_id AS CourseId, clinic_id AS ClinicId, group_id AS GroupId, patient_id AS PatientId, protocol_id AS ProtocolId,
        protocol_version AS ProtocolVersion, status AS Status, version AS Version, start_date AS StartDate, pattern AS Pattern,
        wishes AS Wishes, gates AS Gates, warnings AS Warnings, booked_at AS BookedAt
        """;

    const string WhatAPlanDependsOn = "SELECT body FROM clinics WHERE clinic_id = @clinicId;\n" + SessionStore.WhatIsTaken;

    /// <summary>Takes the clinic's and the patient's turn and reads what a plan depends on, in one round trip.</summary>
    /// <exception cref="NotFoundException">There is no such clinic.</exception>
    public static Task<(Clinic Clinic, Taken Taken)> TakeTurn(Unit unit, string clinicId, string patientId, DateOnly from, DateOnly to) => Read(
        unit.Several(Turn.OfClinic + Turn.OfPatient + WhatAPlanDependsOn, new { clinicId, patientId, from, to }), clinicId, to);

    /// <summary>The same without a turn, for a plan that is only shown.</summary>
    public Task<(Clinic Clinic, Taken Taken)> Look(string clinicId, string patientId, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        database.Read(connection => Read(
            connection.QueryMultipleAsync(WhatAPlanDependsOn, new { clinicId, patientId, from, to }), clinicId, to), cancellationToken);

    static async Task<(Clinic, Taken)> Read(Task<SqlMapper.GridReader> query, string clinicId, DateOnly until)
    {
        using var results = await query;
        var body = await results.ReadSingleOrDefaultAsync<string>() ?? throw NotFoundException.Of("clinic", clinicId);
        var blocks = await results.ReadAsync<BlockRow>();
        var doses = await results.ReadAsync<DateOnly>();
        var open = await results.ReadAsync<Guid>();
        return (ClinicStore.Read(body), new Taken
        {
            Blocks = [.. blocks.Select(b => new ChairBlock { Date = b.Day, ChairId = b.ChairId, StartsAt = b.StartsAt, EndsAt = b.EndsAt })],
            DoseDates = doses.ToHashSet(),
            OpenCourse = open.Cast<Guid?>().FirstOrDefault(),
            Until = until,
        });
    }

    /// <summary>Writes the course, all its rows and what was published of it, in one round trip.</summary>
    /// <exception cref="RefusedException">The database found a chair or a day of the patient taken, whatever the plan believed.</exception>
    public async Task Insert(Unit unit, CourseBooking booking)
    {
        try
        {
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
                    "INSERT INTO reviews (review_id, course_id, clinic_id, kind, due_date, after_session, status)",
                    "(@ReviewId, @CourseId, @ClinicId, @Kind, @DueDate, @AfterSession, @Status)", booking.Reviews);
            await unit.Insert(inserts);
        }
        catch (DbException failure) when (database.Engine.IsConflict(failure))
        {
            throw Refused.Conflict("slot-taken", "Another booking took one of these places first. Plan again; the answer shows what is free now.");
        }
    }

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
            """
            SELECT review_id AS ReviewId, course_id AS CourseId, clinic_id AS ClinicId, kind AS Kind, due_date AS DueDate,
              after_session AS AfterSession, status AS Status
            FROM reviews WHERE course_id = @CourseId ORDER BY after_session
            """, new { row.CourseId });
        return CourseView.Of(row, sessions, reviews.AsList());
    }

    sealed record BlockRow
    {
        public required DateOnly Day { get; init; }
        public required string ChairId { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required DateTimeOffset EndsAt { get; init; }
    }
}
