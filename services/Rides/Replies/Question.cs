using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Replies;

/// <summary>What a text asked that can be answered with a letter.</summary>
enum Asked
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Whether the way home is settled: Y or N.</summary>
    Ride,

    /// <summary>Whether there is a ride, 1, or help is needed, 2.</summary>
    RideOrHelp,

    /// <summary>Whether a new time is right: Y, or N for a call.</summary>
    NewTime,

    /// <summary>Whether the patient comes to a talk session: C.</summary>
    Talk,
}

/// <summary>The question that a number was asked last and that still matters.</summary>
sealed record Question
{
    public required Guid ReminderId { get; init; }
    public required string ClinicId { get; init; }
    public required string PatientId { get; init; }
    public required Asked Asked { get; init; }

    /// <summary>What it asked about.</summary>
    public required IReadOnlyList<PartRow> Parts { get; init; }

    public IReadOnlyList<Guid> SessionIds => [.. Parts.Select(part => part.SessionId).Distinct()];

    /// <summary>
    /// Null where none was asked, where it is too late for an answer, and where it is not clear whose: the last text asked nothing, or two patients
    /// with one number were asked.
    /// </summary>
    public static async Task<Question?> Open(Unit unit, string group, string number)
    {
        var texts = await unit.Query<SentText>(
            """
            SELECT reminder_id, clinic_id, patient_id, kind FROM reminders
            WHERE group_id = @group AND address = @number AND channel = 'sms' AND patient_id IS NOT NULL AND kind <> 'driver' AND status IN ('sending', 'sent')
              AND send_before > @Now
            ORDER BY sent_at DESC, reminder_id DESC
            """, new { group, number, unit.Now });
        var last = texts.DistinctBy(text => text.PatientId).ToList();
        if (last.Count(text => text.Asked != Asked.Nothing) != 1 || last[0].Asked == Asked.Nothing) return null;

        var asking = last[0];
        var parts = await ReminderStore.PartsOf(unit, asking.ReminderId);
        return new()
        {
            ReminderId = asking.ReminderId,
            ClinicId = asking.ClinicId,
            PatientId = asking.PatientId,
            Asked = asking.Asked,
            // A text of several things asks about the foremost.
            Parts = [.. parts.Where(part => part.Kind == asking.Kind)],
        };
    }

    sealed record SentText
    {
        public required Guid ReminderId { get; init; }
        public required string ClinicId { get; init; }
        public required string PatientId { get; init; }
        public required string Kind { get; init; }

        public Asked Asked => WireName.Parse<ReminderKind>(Kind) switch
        {
            ReminderKind.DayBefore or ReminderKind.WeeklyDigest => Asked.Ride,
            ReminderKind.RideMissing => Asked.RideOrHelp,
            ReminderKind.Moved => Asked.NewTime,
            ReminderKind.FollowUp => Asked.Talk,
            _ => Asked.Nothing,
        };
    }
}
