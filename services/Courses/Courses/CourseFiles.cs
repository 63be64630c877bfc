using System.Data.Common;
using Dapper;
using Scheduling.Contracts.Courses;
using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.Undo;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Courses;

/// <summary>Takes a running course out, under its clinic's and its patient's turn, and puts it back with all that a command changed: rows, events and the audit, in one transaction.</summary>
static class CourseFiles
{
    /// <summary>How far around the days a command is about the clinic's bookings are read, unless it plans further: a treatment week and a series' ceiling.</summary>
    const int DaysBehind = 8, DaysAhead = 36;

    /// <summary>The longest ceiling and the months a series may slide past it.</summary>
    const int PlanningDays = 240;

    const string WhoseSession =
        """
        SELECT s.course_id AS CourseId, s.patient_id AS PatientId, s.day AS Day, c.start_date AS StartDate
        FROM sessions s JOIN courses c ON c.course_id = s.course_id WHERE s.clinic_id = @clinicId AND s.session_id = @sessionId
        """;

    sealed record Whose
    {
        public required Guid CourseId { get; init; }
        public required string PatientId { get; init; }
        public required DateOnly Day { get; init; }
        public required DateOnly StartDate { get; init; }
    }

    /// <summary>The course of a session, read for a change of that session.</summary>
    /// <param name="unit">The command's transaction.</param>
    /// <param name="clinicId">The clinic in whose name the caller asks.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="also">A further day the command is about.</param>
    /// <exception cref="NotFoundException">The clinic has no such session.</exception>
    public static async Task<CourseFile> OfSession(Unit unit, string clinicId, Guid sessionId, DateOnly? also = null)
    {
        var whose = await unit.One<Whose>(WhoseSession, new { clinicId, sessionId }) ?? throw NotFoundException.Of("session", sessionId);
        var (first, last) = also is { } day && day < whose.Day ? (day, whose.Day) : (whose.Day, also ?? whose.Day);
        return await Open(unit, clinicId, whose, first.AddDays(-DaysBehind), Earlier(last.AddDays(DaysAhead), first.AddDays(PlanningDays)));
    }

    /// <summary>A course, read for planning all the rest of it from that day on.</summary>
    /// <exception cref="NotFoundException">The clinic has no such course.</exception>
    public static async Task<CourseFile> OfCourse(Unit unit, string clinicId, Guid courseId, DateOnly? from = null)
    {
        var whose = await unit.One<Whose>(
            """
            SELECT course_id AS CourseId, patient_id AS PatientId, start_date AS Day, start_date AS StartDate
            FROM courses WHERE clinic_id = @clinicId AND course_id = @courseId
            """, new { clinicId, courseId }) ?? throw NotFoundException.Of("course", courseId);
        var today = DateOnly.FromDateTime(unit.Now.UtcDateTime).AddDays(-1);
        var first = whose.StartDate > today ? whose.StartDate : today;
        return await Open(unit, clinicId, whose, first, (from > first ? from.Value : first).AddDays(PlanningDays));
    }

    /// <summary>The same course as another clinic of the group would have it: by that clinic's calendar, against that clinic's bookings.</summary>
    public static async Task<CourseFile> At(Unit unit, CourseFile file, Clinic there)
    {
        var days = file.Sessions.Select(row => row.Day).ToList();
        using var results = await unit.Several(ClosureStore.FromDay + SessionStore.TakenByOthers, new
        {
            clinicId = there.Id, patientId = file.Course.PatientId, file.Course.CourseId, from = file.Today.AddDays(-1), to = days.Max().AddDays(PlanningDays), unit.Now,
        });
        var closures = (await results.ReadAsync<Closure>()).AsList();
        var blocks = (await results.ReadAsync<BlockRow>()).Select(block => block.Block()).ToList();
        var doses = (await results.ReadAsync<DateOnly>()).ToHashSet();
        return new(there, new ClinicCalendar(there, closures), file.Protocol, file.Course, file.Sessions, file.Reviews) { Now = unit.Now, OthersBlocks = blocks, OtherDoses = doses };
    }

    /// <summary>The course of a session as it is now, without a turn: for looking only.</summary>
    /// <exception cref="NotFoundException">The clinic has no such session.</exception>
    public static Task<CourseFile> Look(CoursesDatabase database, string clinicId, Guid sessionId, int days, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Read(async connection =>
        {
            var whose = await connection.QuerySingleOrDefaultAsync<Whose>(WhoseSession, new { clinicId, sessionId }) ?? throw NotFoundException.Of("session", sessionId);
            using var results = await connection.QueryMultipleAsync(WholeCourse, Asked(clinicId, whose, whose.Day.AddDays(-days - 1), whose.Day.AddDays(days + 1), now));
            return await Read(results, now);
        }, cancellationToken);

    const string WholeCourse = CourseStore.OneCourse + ProtocolStore.OfOneCourse + SessionStore.OneCourse + CourseStore.ReviewsOfOneCourse + SessionStore.TakenByOthers;

    static object Asked(string clinicId, Whose whose, DateOnly from, DateOnly to, DateTimeOffset now) =>
        new { clinicId, patientId = whose.PatientId, whose.CourseId, from, to, Now = now };

    static async Task<CourseFile> Open(Unit unit, string clinicId, Whose whose, DateOnly from, DateOnly to)
    {
        CourseFile file;
        using (var results = await unit.Several(Turn.OfClinic + Turn.OfPatient + WholeCourse, Asked(clinicId, whose, from, to, unit.Now))) file = await Read(results, unit.Now);
        if (file.Clinic.HoldNextPhaseDays == 0) return file;

        // Where forecasts hold chairs, the days of the forecasts count too.
        var held = file.Sessions.Select(row => row.Day).Append(to).Max().AddDays(file.Clinic.HoldNextPhaseDays);
        using var wider = await unit.Several(Turn.OfClinic + Turn.OfPatient + WholeCourse, Asked(clinicId, whose, from, held, unit.Now));
        return await Read(wider, unit.Now);
    }

    static async Task<CourseFile> Read(SqlMapper.GridReader results, DateTimeOffset now)
    {
        var clinic = ClinicStore.Read(await results.ReadSingleAsync<string>());
        var closures = (await results.ReadAsync<Closure>()).AsList();
        var course = await results.ReadSingleAsync<CourseRow>();
        var protocol = ProtocolStore.Read(course.ProtocolId, await results.ReadSingleOrDefaultAsync<string>())
            ?? throw new InvalidOperationException($"Course {course.CourseId} follows a protocol that is not there.");
        var sessions = (await results.ReadAsync<SessionRow>()).ToList();
        var reviews = (await results.ReadAsync<ReviewRow>()).ToList();
        var blocks = (await results.ReadAsync<BlockRow>()).Select(block => block.Block()).ToList();
        var doses = (await results.ReadAsync<DateOnly>()).ToHashSet();
        return new(clinic, new ClinicCalendar(clinic, closures), protocol, course, sessions, reviews) { Now = now, OthersBlocks = blocks, OtherDoses = doses };
    }

    /// <summary>Works out what follows, then stores and tells all of it.</summary>
    /// <exception cref="RefusedException">The database found a chair or a day of the patient taken, whatever the plan believed.</exception>
    public static Task Save(Unit unit, CourseFile file, Command command) => Save(unit, [file], command);

    /// <summary>The same for a command that changes several courses: all places are let go before any is taken, and each table is written once.</summary>
    public static async Task Save(Unit unit, IReadOnlyList<CourseFile> files, Command command)
    {
        var changes = new List<(CourseFile File, CourseChanges Changes)>();
        foreach (var file in files)
        {
            Consequences.WorkOut(file);
            var change = file.Changes();
            file.Put(file.Course with { Version = file.CourseBefore.Version + 1 });
            changes.Add((file, change));
        }

        await SessionStore.Release(unit, [.. changes.SelectMany(entry => entry.Changes.Held)]);
        await SessionStore.Forget(unit, [.. changes.SelectMany(entry => entry.Changes.Gone)]);
        try
        {
            await SessionStore.Put(unit, [.. changes.SelectMany(entry => entry.Changes.Sessions)]);
        }
        catch (DbException failure) when (unit.Engine.IsConflict(failure))
        {
            throw Refused.Conflict("slot-taken", "Another booking took this place first. Read the day again; it shows what is free now.");
        }

        await CourseStore.Update(unit, [.. files.Select(file => file.Course)]);
        await CourseStore.PutReviews(unit, [.. changes.SelectMany(entry => entry.Changes.Reviews)], [.. changes.SelectMany(entry => entry.Changes.GoneReviews)]);
        await CourseStore.PutOverrides(unit, [.. files.SelectMany(file => file.Overrides)]);
        foreach (var (file, change) in changes)
        {
            var events = Tell(unit, file, change);
            if (files.Count == 1 && command.CanBeUndone) await UndoStore.Keep(unit, file.Course.ClinicId, file.Course.CourseId, events, StepOf(file, change, command));
        }

        foreach (var ofClinic in changes.GroupBy(entry => entry.File.Course.ClinicId)) await AuditStore.Write(unit, ofClinic.Key, command, [.. ofClinic]);
    }

    static UndoStep StepOf(CourseFile file, CourseChanges changes, Command command) => new()
    {
        Command = command.Name,
        Course = file.CourseBefore,
        VersionAfter = file.Course.Version,
        Sessions = changes.SessionsBefore,
        NewSessions = [.. changes.Sessions.Where(row => changes.VersionsBefore[row.SessionId] == 0).Select(row => row.SessionId)],
        Reviews = changes.ReviewsBefore,
        NewReviews = [.. changes.Reviews.Where(row => changes.ReviewsBefore.All(had => had.ReviewId != row.ReviewId)).Select(row => row.ReviewId)],
    };

    // Answers the ids of what was told of the course and its sessions.
    static List<Guid> Tell(Unit unit, CourseFile file, CourseChanges changes)
    {
        var doseDates = CourseNews.DoseDates(file.Sessions);
        List<Guid> events = [unit.Publish(new CourseChanged(CourseNews.Of(file.Course, doseDates) with { Reason = file.Life.Reason, DoseElsewhere = file.DoseElsewhere }))];

        var news = new SessionNews(file.Protocol, doseDates, CourseNews.PhaseEndsWithNumber(file.Sessions));
        foreach (var row in changes.Sessions)
        {
            if (changes.Told.TryGetValue(row.SessionId, out var told)) events.Add(unit.Publish(news.Of(row, told)));
        }

        foreach (var sessionId in file.WelfareChecks) unit.Publish(new SessionWelfareCheckDue(news.Of(file.Session(sessionId))));
        foreach (var review in changes.Reviews) CourseNews.PublishReview(unit, file, review);
        return events;
    }

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
