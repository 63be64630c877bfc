using System.Data.Common;
using Dapper;

namespace Scheduling.Benchmarks;

/// <summary>A clinic with a year of bookings, written straight into the tables: booking them all would take longer than what is measured.</summary>
static class FullClinic
{
    const int Weeks = 52, WeeksOfCourse = 4, BlockMinutes = 165, Rounds = 3;

    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>The Monday on which the bookings begin.</summary>
    public static DateOnly Begins { get; } = FirstMonday();

    /// <summary>Fills Mondays to Fridays but Wednesdays, every chair up to three times a day as arrivals allow; answers ids of booked sessions by their day.</summary>
    /// <param name="courses">The Courses database.</param>
    /// <param name="clinicId">A clinic of <see cref="SampleClinic"/>.</param>
    /// <param name="chairs">How many chairs it has.</param>
    /// <param name="share">How much of each such day is taken, 0 to 1.</param>
    public static async Task<IReadOnlyDictionary<DateOnly, List<Guid>>> Fill(DbDataSource courses, string clinicId, int chairs, double share)
    {
        var ids = new Dictionary<DateOnly, List<Guid>>();
        var (courseRows, sessionRows) = (new List<object>(), new List<object>());
        foreach (var week in Enumerable.Range(0, Weeks / WeeksOfCourse).Select(i => i * WeeksOfCourse))
        {
            foreach (var (first, second) in new[] { (0, 3), (1, 4) })
            {
                var places = Places(chairs).ToList();
                foreach (var (chair, at) in places.Take((int)(places.Count * share)))
                {
                    var (courseId, patientId) = (Guid.CreateVersion7(), $"full-{courseRows.Count}");
                    var start = Begins.AddDays(7 * week + first);
                    courseRows.Add(Course(courseId, clinicId, patientId, start, first == 0 ? """["mon","thu"]""" : """["tue","fri"]"""));
                    for (var number = 1; number <= 2 * WeeksOfCourse; number++)
                    {
                        var day = Begins.AddDays(7 * (week + (number - 1) / 2) + (number % 2 == 1 ? first : second));
                        var sessionId = Guid.CreateVersion7();
                        sessionRows.Add(Session(sessionId, courseId, clinicId, patientId, number, day, at, $"chair-{chair}"));
                        (ids.TryGetValue(day, out var ofDay) ? ofDay : ids[day] = []).Add(sessionId);
                    }
                }
            }
        }

        await using var connection = await courses.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO courses (course_id, clinic_id, group_id, patient_id, protocol_id, protocol_version, status, version, start_date, pattern, wishes, gates, warnings, booked_at)
            VALUES (@courseId, @clinicId, @clinicId, @patientId, 'spravato-trd', 1, 'active', 1, @start, @pattern, '{"horizonSessions":8}', '{}', '[]', @now)
            """, courseRows, transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO sessions (session_id, course_id, clinic_id, group_id, patient_id, protocol_id, protocol_version, route, number, dose_number, phase, treatment_week, target_date, day,
              local_time, time_zone, starts_at, ends_at, free_at, first_device_at, release_from, chair_id, status, version, shift_days, gap_days, dose_mg, devices, no_driving_before, rems_form_due, holds_chair, holds_dose)
            VALUES (@sessionId, @courseId, @clinicId, @clinicId, @patientId, 'spravato-trd', 1, 'intranasal', @number, @number, 'induction', @week, @day, @day,
              @at, @zone, @startsAt, @endsAt, @freeAt, @firstDeviceAt, @releaseFrom, @chairId, 'booked', 1, 0, @gap, @doseMg, @devices, @next, @due, @yes, @yes)
            """, sessionRows, transaction);
        await transaction.CommitAsync();
        return ids;
    }

    // Each arrival line takes a quarter of the chairs; what would not end by closing time is left out.
    static IEnumerable<(int Chair, TimeOnly At)> Places(int chairs)
    {
        var perLine = Math.Max(1, chairs / 4);
        for (var round = 0; round < Rounds; round++)
        {
            for (var chair = 1; chair <= chairs; chair++)
            {
                var at = new TimeOnly(8 + 3 * round, 0).AddMinutes(15 * ((chair - 1) / perLine));
                if (at.AddMinutes(BlockMinutes) <= new TimeOnly(17, 0)) yield return (chair, at);
            }
        }
    }

    static object Course(Guid courseId, string clinicId, string patientId, DateOnly start, string pattern) =>
        new { courseId, clinicId, patientId, start, pattern, now = TimeProvider.System.GetUtcNow() };

    static object Session(Guid sessionId, Guid courseId, string clinicId, string patientId, int number, DateOnly day, TimeOnly at, string chairId)
    {
        var local = day.ToDateTime(at);
        var startsAt = new DateTimeOffset(local, Zone.GetUtcOffset(local));
        return new
        {
            sessionId, courseId, clinicId, patientId, number, week = (number + 1) / 2, day, at, zone = Zone.Id, startsAt, endsAt = startsAt.AddMinutes(BlockMinutes),
            freeAt = startsAt.AddMinutes(BlockMinutes + 15), firstDeviceAt = startsAt.AddMinutes(15), releaseFrom = startsAt.AddMinutes(145), chairId,
            gap = number == 1 ? (int?)null : number % 2 == 0 ? 3 : 4, doseMg = number == 1 ? 56 : 84, devices = number == 1 ? 2 : 3, next = day.AddDays(1), due = day.AddDays(7), yes = true,
        };
    }

    static DateOnly FirstMonday()
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(14);
        while (day.DayOfWeek != DayOfWeek.Monday) day = day.AddDays(1);
        return day;
    }
}
