using System.Text.Json;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>Reads what the drivers of one patient need to know and plans their texts.</summary>
static class DriverPlan
{
    /// <summary>A patient's rides that are ahead, with who drives and when somebody who was to drive no longer was.</summary>
    internal const string SelectRides =
        """
        SELECT r.session_id, r.clinic_id, r.status, r.kind, r.pick_up_from, r.driver_phone, r.driver_sms_consent,
          (SELECT max(h.at) FROM ride_changes h WHERE h.session_id = r.session_id) AS changed_at,
          (SELECT max(h.at) FROM ride_changes h JOIN ride_changes b ON b.session_id = h.session_id AND b.version = h.version - 1
           WHERE h.session_id = r.session_id AND h.status IN ('needed', 'planned') AND b.status IN ('confirmed', 'arrived') AND h.reason NOT IN ('moved', 'undone')) AS lost_at
        FROM rides r
        WHERE r.group_id = @group AND r.patient_id = @patientId AND r.pick_up_from > @now
        """;

    /// <summary>What drivers were told, oldest first.</summary>
    internal const string SelectTold =
        """
        SELECT r.clinic_id, r.address, p.session_id, p.starts_at FROM reminders r JOIN reminder_parts p ON p.reminder_id = r.reminder_id
        WHERE r.group_id = @group AND r.patient_id = @patientId AND r.kind = 'driver' AND r.status IN ('sending', 'sent') AND r.due_at > @monthsAgo
        ORDER BY r.sent_at, r.reminder_id
        """;

    public static async Task<IReadOnlyList<PlannedMessage>> Messages(
        Unit unit, string group, IReadOnlyList<DrivenRide> rides, IReadOnlyList<ToldDriver> told, IReadOnlySet<string> said, TimeZoneInfo clinicZone)
    {
        var last = told.GroupBy(t => t.SessionId).ToDictionary(of => of.Key, of => of.Last());
        var pickUps = rides.Where(ride => ride is { Kind: "adult", DriverPhone: not null, DriverSmsConsent: true } && (ride.IsAhead || last.ContainsKey(ride.SessionId)))
            .Select(ride => (Phone: ride.DriverPhone!, PickUp: PickUpOf(ride, last.GetValueOrDefault(ride.SessionId)))).ToList();
        if (pickUps.Count == 0) return [];

        var days = (await unit.Query<DayOfNumber>(
            $"""
            SELECT number, day FROM texts
            WHERE group_id = @group AND {unit.Engine.IsOneOf("number", "text", "@list")} AND day BETWEEN @sinceDay AND @untilDay
            """,
            new
            {
                group, list = JsonSerializer.Serialize(pickUps.Select(p => p.Phone).Distinct()),
                sinceDay = TextLedger.FirstThatCounts(unit.Now), untilDay = TextLedger.LastThatCounts(unit.Now),
            })).ToLookup(d => d.Number, d => d.Day);
        return [.. pickUps.GroupBy(p => p.Phone, p => p.PickUp).SelectMany(driver =>
        {
            var (zone, plausible) = CalledZones.Of(driver.Key, clinicZone);
            return DriverPlanner.Plan(new() { Now = unit.Now, Zone = zone, PlausibleZones = plausible, PickUps = [.. driver], DaysTexted = [.. days[driver.Key]], Said = said });
        })];
    }

    static PickUp PickUpOf(DrivenRide ride, ToldDriver? told) => new()
    {
        SessionId = ride.SessionId, From = ride.IsAhead ? ride.PickUpFrom : null, ToldFrom = told?.Address == ride.DriverPhone ? told?.StartsAt : null, Since = ride.ChangedAt ?? default,
    };

    sealed record DayOfNumber
    {
        public required string Number { get; init; }
        public required DateOnly Day { get; init; }
    }
}

/// <summary>A ride as the messages about it need it.</summary>
sealed record DrivenRide
{
    public required Guid SessionId { get; init; }
    public required string ClinicId { get; init; }
    public required string Status { get; init; }
    public string? Kind { get; init; }
    public required DateTimeOffset PickUpFrom { get; init; }
    public string? DriverPhone { get; init; }
    public bool DriverSmsConsent { get; init; }
    public DateTimeOffset? ChangedAt { get; init; }
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>Nobody is sure to take the patient home.</summary>
    public bool IsOpen => Status is "needed" or "planned";

    public bool IsAhead => Status is not ("cancelled" or "departed");
}

/// <summary>What a driver was told of a visit's pick-up; null when told that there is none.</summary>
sealed record ToldDriver
{
    public required string ClinicId { get; init; }
    public required Guid SessionId { get; init; }
    public string? Address { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
}
