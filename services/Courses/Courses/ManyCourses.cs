using Dapper;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Courses;

/// <summary>Takes many running courses of one clinic out at once, under its turn and the turns of all their patients; <see cref="CourseFiles"/> puts them back.</summary>
sealed class ManyCourses
{
    /// <summary>Runs a statement list in a transaction, or without one for looking only.</summary>
    readonly Func<string, object, Task<SqlMapper.GridReader>> several;
    readonly bool takesTurns;
    readonly string clinicId;
    readonly DateTimeOffset now;

    ManyCourses(Func<string, object, Task<SqlMapper.GridReader>> several, bool takesTurns, string clinicId, DateTimeOffset now) =>
        (this.several, this.takesTurns, this.clinicId, this.now) = (several, takesTurns, clinicId, now);

    /// <summary>For a command: whatever is read is nobody else's to change until it commits.</summary>
    public static ManyCourses In(Unit unit, string clinicId) => new(unit.Several, takesTurns: true, clinicId, unit.Now);

    /// <summary>For looking only: it takes nobody's turn.</summary>
    public static ManyCourses Seen(System.Data.Common.DbConnection connection, string clinicId, DateTimeOffset now) =>
        new((sql, args) => connection.QueryMultipleAsync(sql, args), takesTurns: false, clinicId, now);

    /// <summary>The clinic, its closures from now on, and the courses that a condition on their sessions names.</summary>
    /// <param name="which">The condition on <c>sessions s</c>; it may use @first, @last and @Now.</param>
    /// <param name="first">The first day the condition looks at.</param>
    /// <param name="last">The last day it looks at.</param>
    /// <exception cref="NotFoundException">There is no such clinic.</exception>
    public async Task<(Clinic Clinic, IReadOnlyList<Closure> Closures, IReadOnlyList<Guid> Courses)> Clinic(string which, DateOnly first, DateOnly last)
    {
        using var results = await several(
            (takesTurns ? Turn.OfClinic : "")
            + "SELECT body FROM clinics WHERE clinic_id = @clinicId;\n"
            + ClosureStore.FromDay
            + $"SELECT DISTINCT s.course_id FROM sessions s WHERE s.clinic_id = @clinicId AND {which};",
            new { clinicId, from = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), first, last, Now = now });
        var body = await results.ReadSingleOrDefaultAsync<string>() ?? throw NotFoundException.Of("clinic", clinicId);
        return (ClinicStore.Read(body), (await results.ReadAsync<Closure>()).AsList(), (await results.ReadAsync<Guid>()).AsList());
    }

    /// <summary>Those courses, whole but for what other courses hold of the chairs.</summary>
    public async Task<IReadOnlyList<CourseFile>> Files(Clinic clinic, ClinicCalendar calendar, IReadOnlyList<Guid> courseIds)
    {
        if (courseIds.Count == 0) return [];
        var ids = Ids.List(courseIds);
        using var results = await several(
            (takesTurns ? Turn.OfPatients(ids) : "")
            + CourseStore.Of(ids) + ProtocolStore.OfCourses(ids) + SessionStore.OfCourses(ids) + CourseStore.ReviewsOf(ids) + SessionStore.DosesOfPatientsOf(ids),
            new { groupId = clinic.Group });
        var courses = (await results.ReadAsync<CourseRow>()).AsList();
        var own = (await results.ReadAsync<OwnProtocol>()).ToDictionary(row => row.CourseId, row => row.Body);
        var sessions = (await results.ReadAsync<SessionRow>()).ToLookup(row => row.CourseId);
        var reviews = (await results.ReadAsync<ReviewRow>()).ToLookup(row => row.CourseId);
        var doses = (await results.ReadAsync<DoseOfPatient>()).ToLookup(dose => dose.PatientId);
        return
        [
            .. courses.Select(course => new CourseFile(calendar.Clinic, calendar, ProtocolOf(course, own), course, [.. sessions[course.CourseId]], [.. reviews[course.CourseId]])
            {
                Now = now,
                IsOneOfMany = true,
                OthersBlocks = [],
                OtherDoses = doses[course.PatientId].Where(dose => dose.CourseId != course.CourseId).Select(dose => dose.Day).ToHashSet(),
            }),
        ];
    }

    /// <summary>What the clinic's chairs hold in those days.</summary>
    public async Task<IReadOnlyList<ChairBlock>> Blocks(DateOnly from, DateOnly to)
    {
        using var results = await several(SessionStore.Blocks, new { clinicId, from, to, Now = now });
        return [.. (await results.ReadAsync<BlockRow>()).Select(row => row.Block())];
    }

    static Protocol ProtocolOf(CourseRow course, Dictionary<Guid, string> own) =>
        ProtocolStore.Read(course.ProtocolId, own.GetValueOrDefault(course.CourseId))
        ?? throw new InvalidOperationException($"Course {course.CourseId} follows a protocol that is not there.");

    sealed record OwnProtocol
    {
        public required Guid CourseId { get; init; }
        public required string Body { get; init; }
    }

    sealed record DoseOfPatient
    {
        public required string PatientId { get; init; }
        public Guid? CourseId { get; init; }
        public required DateOnly Day { get; init; }
    }
}
