using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.Planning;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>A follow-up as its row.</summary>
sealed record FollowUpRow
{
    public const string Columns =
        """
        follow_up_id AS FollowUpId, session_id AS SessionId, clinic_id AS ClinicId, group_id AS GroupId, patient_id AS PatientId, course_id AS CourseId,
        version AS Version, status AS Status, mode AS Mode, therapist_id AS TherapistId, day AS Day, local_time AS LocalTime, time_zone AS TimeZone,
        starts_at AS StartsAt, ends_at AS EndsAt, window_from AS WindowFrom, window_to AS WindowTo, reason AS Reason, options AS Options, days AS Days,
        part AS Part, accepted AS Accepted, note AS Note
        """;

    public required Guid FollowUpId { get; init; }
    public required Guid SessionId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }
    public required long Version { get; init; }
    public required string Status { get; init; }
    public required string Mode { get; init; }
    public string? TherapistId { get; init; }
    public DateOnly? Day { get; init; }
    public TimeOnly? LocalTime { get; init; }
    public required string TimeZone { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public required DateOnly WindowFrom { get; init; }
    public required DateOnly WindowTo { get; init; }
    public string? Reason { get; init; }
    public required int Part { get; init; }
    public string? Accepted { get; init; }
    public string? Note { get; init; }
    public required string Options { get; init; }
    public required string Days { get; init; }

    public static FollowUpRow Of(FollowUp followUp) => new()
    {
        FollowUpId = followUp.FollowUpId,
        SessionId = followUp.SessionId,
        ClinicId = followUp.ClinicId,
        GroupId = followUp.GroupId,
        PatientId = followUp.PatientId,
        CourseId = followUp.CourseId,
        Version = followUp.Version,
        Status = WireName.Of(followUp.Status),
        Mode = WireName.Of(followUp.Mode),
        TherapistId = followUp.Place?.TherapistId,
        Day = followUp.Place?.Date,
        LocalTime = followUp.Place?.Time,
        TimeZone = followUp.TimeZone,
        StartsAt = followUp.Place?.StartsAt,
        EndsAt = followUp.Place?.EndsAt,
        WindowFrom = followUp.Window.From,
        WindowTo = followUp.Window.To,
        Reason = followUp.Reason is { } reason ? WireName.Of(reason) : null,
        Part = followUp.Part,
        Accepted = followUp.Accepted is { } accepted ? WireName.Of(accepted) : null,
        Note = followUp.Note,
        Options = StoredJson.Write(followUp.Options),
        Days = StoredJson.Write(followUp.Days),
    };

    public FollowUp Whole() => new()
    {
        FollowUpId = FollowUpId,
        SessionId = SessionId,
        ClinicId = ClinicId,
        GroupId = GroupId,
        PatientId = PatientId,
        CourseId = CourseId,
        Version = Version,
        Status = WireName.Parse<FollowUpStatus>(Status),
        Mode = WireName.Parse<FollowUpMode>(Mode),
        TimeZone = TimeZone,
        Place = Place(),
        Window = new() { From = WindowFrom, To = WindowTo },
        Reason = Reason is null ? null : WireName.Parse<Reason>(Reason),
        Part = Part,
        Accepted = Accepted is null ? null : WireName.Parse<Alternative>(Accepted),
        Note = Note,
        Options = StoredJson.Read<List<Alternative>>(Options),
        Days = StoredJson.Read<List<RefusedDay>>(Days),
    };

    Place? Place()
    {
        if (TherapistId is null || Day is not { } day || LocalTime is not { } time || StartsAt is not { } startsAt || EndsAt is not { } endsAt) return null;
        var zone = WallClock.Zone(TimeZone);
        return new()
        {
            TherapistId = TherapistId,
            Mode = WireName.Parse<FollowUpMode>(Mode),
            Date = day,
            Time = time,
            StartsAt = WallClock.InZone(startsAt, zone),
            EndsAt = WallClock.InZone(endsAt, zone),
        };
    }
}
