namespace Scheduling.Courses.Clinics;

/// <summary>A clinic as the API shows it: what was stored, and what its administrator should know.</summary>
public sealed record ClinicAnswer
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Group { get; init; }
    public required string SenderName { get; init; }
    public required string Phone { get; init; }
    public required string? SmsNumber { get; init; }
    public required string TimeZone { get; init; }
    public required IReadOnlyList<ClinicHours> Hours { get; init; }
    public required Holidays Holidays { get; init; }
    public required IReadOnlyList<DateOnly> OpenOn { get; init; }
    public required IReadOnlyList<DateOnly> ClosedOn { get; init; }
    public required int GridMinutes { get; init; }
    public required int TurnoverMinutes { get; init; }
    public required int LateMinutes { get; init; }
    public required IReadOnlyList<Chair> Chairs { get; init; }
    public required IReadOnlyList<PrescriberHours> PrescriberHours { get; init; }
    public required int? MaxMonitored { get; init; }
    public required int MaxStartsPerGridLine { get; init; }
    public required bool RemsCertified { get; init; }
    public required RidePolicy RidePolicy { get; init; }
    public required int HoldNextPhaseDays { get; init; }
    public required IReadOnlyList<ClinicWarning> Warnings { get; init; }

    public static ClinicAnswer Of(Clinic clinic, IReadOnlyList<ClinicWarning> warnings) => new()
    {
        Id = clinic.Id,
        Version = clinic.Version,
        Name = clinic.Name,
        Group = clinic.Group,
        SenderName = clinic.SenderName,
        Phone = clinic.Phone,
        SmsNumber = clinic.SmsNumber,
        TimeZone = clinic.TimeZone,
        Hours = clinic.Hours,
        Holidays = clinic.Holidays,
        OpenOn = clinic.OpenOn,
        ClosedOn = clinic.ClosedOn,
        GridMinutes = clinic.GridMinutes,
        TurnoverMinutes = clinic.TurnoverMinutes,
        LateMinutes = clinic.LateMinutes,
        Chairs = clinic.Chairs,
        PrescriberHours = clinic.PrescriberHours,
        MaxMonitored = clinic.MaxMonitored,
        MaxStartsPerGridLine = clinic.MaxStartsPerGridLine,
        RemsCertified = clinic.RemsCertified,
        RidePolicy = clinic.RidePolicy,
        HoldNextPhaseDays = clinic.HoldNextPhaseDays,
        Warnings = warnings,
    };
}
