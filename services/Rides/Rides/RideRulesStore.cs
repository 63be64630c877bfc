using System.Globalization;
using System.Text.Json;
using Dapper;
using Scheduling.Contracts.Courses;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Rides;

/// <summary>Every statement that touches the ride rules of the clinics.</summary>
static class RideRulesStore
{
    const string Columns = "clinic_id, version, policy, closings, closed_dates, open_dates";
    static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>The rules of a clinic, or those of one not heard of.</summary>
    public static async Task<RideRules> Of(Unit unit, string clinicId, int noticeDays) =>
        (await Of(unit, [clinicId], noticeDays)).GetValueOrDefault(clinicId) ?? new() { NoticeDays = noticeDays };

    /// <summary>The rules of those of the clinics that were heard of.</summary>
    public static async Task<IReadOnlyDictionary<string, RideRules>> Of(Unit unit, IEnumerable<string> clinicIds, int noticeDays)
    {
        using var read = await unit.Several(
            $"""
            SELECT {Columns} FROM ride_rules WHERE {unit.Engine.IsOneOf("clinic_id", "text", "@list")};
            SELECT clinic_id, day FROM ride_closures WHERE {unit.Engine.IsOneOf("clinic_id", "text", "@list")} AND is_closed
            """, new { list = JsonSerializer.Serialize(clinicIds.Distinct()) });
        var rows = (await read.ReadAsync<RulesRow>()).AsList();
        var closures = (await read.ReadAsync<ClosedDay>()).ToLookup(closed => closed.ClinicId, closed => closed.Day);
        return rows.ToDictionary(row => row.ClinicId, row => row.Rules(noticeDays, closures[row.ClinicId]));
    }

    /// <summary>Keeps whether the whole clinic is closed on a day; answers whether that is news.</summary>
    public static async Task<bool> Keep(Unit unit, ClinicDayChanged changed) => await unit.Execute(
        """
        INSERT INTO ride_closures (clinic_id, subject, version, day, is_closed) VALUES (@ClinicId, @subject, @Version, @Date, @isClosed)
        ON CONFLICT (clinic_id, subject) DO UPDATE SET version = excluded.version, day = excluded.day, is_closed = excluded.is_closed
        WHERE excluded.version > ride_closures.version
        """,
        new { changed.ClinicId, subject = changed.Subject(), changed.Version, changed.Date, isClosed = !changed.Open && changed is { What: "clinic", From: null, To: null } }) > 0;

    /// <summary>Keeps the newest; answers whether this is it.</summary>
    public static async Task<bool> Keep(Unit unit, ClinicConfigured clinic) => await unit.Execute(
        $"""
        INSERT INTO ride_rules ({Columns}) VALUES (@ClinicId, @Version, @RidePolicy, @closings, @closed, @open)
        ON CONFLICT (clinic_id) DO UPDATE SET
          version = excluded.version, policy = excluded.policy, closings = excluded.closings, closed_dates = excluded.closed_dates, open_dates = excluded.open_dates
        WHERE excluded.version > ride_rules.version
        """,
        new
        {
            clinic.ClinicId, clinic.Version, clinic.RidePolicy,
            closings = string.Join(',', clinic.Hours.GroupBy(hours => hours.Day).Select(day => $"{day.Key}={day.Max(hours => hours.Closes):HH:mm}")),
            closed = Dates(clinic.HolidayDates.Concat(clinic.ClosedOn)),
            open = Dates(clinic.OpenOn.Except(clinic.ClosedOn)),
        }) > 0;

    static string Dates(IEnumerable<DateOnly> dates) => string.Join(',', dates.Distinct().Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    sealed record ClosedDay
    {
        public required string ClinicId { get; init; }
        public required DateOnly Day { get; init; }
    }

    sealed record RulesRow
    {
        public required string ClinicId { get; init; }
        public required long Version { get; init; }
        public required string Policy { get; init; }
        public required string Closings { get; init; }
        public required string ClosedDates { get; init; }
        public required string OpenDates { get; init; }

        public RideRules Rules(int noticeDays, IEnumerable<DateOnly> closures) => new()
        {
            Policy = Policy,
            Closings = Parts(Closings).Select(part => part.Split('=')).ToDictionary(
                part => (DayOfWeek)Array.IndexOf(Days, part[0]), part => TimeOnly.ParseExact(part[1], "HH:mm", CultureInfo.InvariantCulture)),
            ClosedDates = Parts(ClosedDates).Select(Date).Concat(closures).ToHashSet(),
            OpenDates = Parts(OpenDates).Select(Date).Except(closures).ToHashSet(),
            NoticeDays = noticeDays,
        };

        static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
        static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
