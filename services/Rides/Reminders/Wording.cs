using System.Data.Common;
using System.Text.Json;
using Dapper;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Sessions;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides.Reminders;

/// <summary>What the words of messages are made of: the appointments that their parts are about, as they are now.</summary>
sealed class Wording
{
    public required IReadOnlyDictionary<Guid, SessionRow> Sessions { get; init; }

    /// <summary>Follow-ups by video.</summary>
    public required IReadOnlySet<Guid> ByVideo { get; init; }

    /// <summary>How the ride home of each session stands.</summary>
    public required IReadOnlyDictionary<Guid, RideState> Rides { get; init; }

    /// <summary>The words that the clinics have chosen.</summary>
    public required TemplatesInUse Templates { get; init; }

    public bool HasOpenRide(Guid sessionId) => Rides.GetValueOrDefault(sessionId)?.Status is "needed" or "planned";

    public bool HasSureRide(Guid sessionId) => Rides.GetValueOrDefault(sessionId)?.Status is "confirmed" or "arrived" or "departed";

    public static async Task<Wording> Of(Unit unit, IEnumerable<Guid> reminderIds, IEnumerable<string> clinicIds)
    {
        using var read = await unit.Several(Select(unit.Engine), new { list = JsonSerializer.Serialize(reminderIds), clinics = JsonSerializer.Serialize(clinicIds) });
        return await Of(read);
    }

    public static async Task<Wording> Of(DbConnection connection, Engine engine, IEnumerable<Guid> reminderIds, IEnumerable<string> clinicIds)
    {
        using var read = await connection.QueryMultipleAsync(Select(engine), new { list = JsonSerializer.Serialize(reminderIds), clinics = JsonSerializer.Serialize(clinicIds) });
        return await Of(read);
    }

    static string Select(Engine engine)
    {
        var ofReminders = $"FROM reminder_parts WHERE {engine.IsOneOf("reminder_id", "uuid", "@list")}";
        return $"""
            SELECT {SessionStore.Columns} FROM sessions WHERE session_id IN (SELECT session_id {ofReminders});
            SELECT follow_up_id FROM follow_ups WHERE mode = 'telehealth' AND follow_up_id IN (SELECT follow_up_id {ofReminders});
            SELECT session_id, status, kind, driver_phone, driver_sms_consent FROM rides WHERE session_id IN (SELECT session_id {ofReminders});
            {TemplateStore.SelectInUse(engine)}
            """;
    }

    static async Task<Wording> Of(SqlMapper.GridReader read) => new()
    {
        Sessions = (await read.ReadAsync<SessionRow>()).ToDictionary(session => session.SessionId),
        ByVideo = (await read.ReadAsync<Guid>()).ToHashSet(),
        Rides = (await read.ReadAsync<RideState>()).ToDictionary(ride => ride.SessionId),
        Templates = new(await read.ReadAsync<TemplateRow>()),
    };
}

/// <summary>How a ride home stands, and who drives.</summary>
sealed record RideState
{
    public required Guid SessionId { get; init; }
    public required string Status { get; init; }
    public string? Kind { get; init; }
    public string? DriverPhone { get; init; }
    public bool DriverSmsConsent { get; init; }
}
