using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>What a scheduler asks for: the same to see a plan and to book it.</summary>
public record CourseRequest
{
    [Slug]
    public required string PatientId { get; init; }

    [Slug]
    public required string ProtocolId { get; init; }

    /// <summary>The first day of treatment week 1, a day of the pattern; today in the clinic's zone or up to ten years ahead.</summary>
    public required DateOnly StartDate { get; init; }

    [MinLength(1, ErrorMessage = "must name at least one day, mon..sun"), MaxLength(7, ErrorMessage = "must name at most seven days")]
    public required IReadOnlyList<Weekday> Pattern { get; init; }

    /// <summary>The arrival wished for, on the clinic's grid; 10:00 when absent.</summary>
    public TimeOnly? PreferredTime { get; init; }

    /// <summary>Bounds arrival and the end of the block; null is the clinic's hours.</summary>
    public Planning.TimeWindow? TimeWindow { get; init; }

    /// <summary>The only chair to use.</summary>
    [Slug]
    public string? ChairId { get; init; }

    /// <summary>Null takes the protocol's; empty means no boosters.</summary>
    [MaxLength(50, ErrorMessage = "must have at most 50 intervals")]
    public IReadOnlyList<int>? BoosterIntervalsDays { get; init; }

    /// <summary>How many sessions to show in all.</summary>
    [Range(1, 400, ErrorMessage = "must lie between 1 and 400")]
    public int? HorizonSessions { get; init; }

    /// <summary>Dates on which the patient cannot come.</summary>
    [MaxLength(1000, ErrorMessage = "must have at most 1000 dates")]
    public IReadOnlyList<DateOnly>? Unavailable { get; init; }

    /// <summary>Milligrams by dose number from 1, the last repeating.</summary>
    [MinLength(1, ErrorMessage = "must name at least one dose, or be left out"), MaxLength(400, ErrorMessage = "must have at most 400 doses")]
    public IReadOnlyList<int>? DoseMg { get; init; }

    /// <summary>Where each gate stands; one that is not named is pending.</summary>
    public IReadOnlyDictionary<string, GateStatus>? Gates { get; init; }

    /// <summary>For how long and for how many devices the payer's authorization holds, where that is known.</summary>
    public GateTerms? Authorization { get; init; }

    /// <summary>Book although some slots found no place.</summary>
    public bool AcceptUnplaced { get; init; }

    /// <summary>Book the alternative plan, where there is one.</summary>
    public bool UseAlternative { get; init; }

    public Override? Override { get; init; }
}

/// <summary>A rule that a clinician sets aside, and why.</summary>
public sealed record Override
{
    public required string Rule { get; init; }

    /// <summary>The clinician, by whatever id the clinic uses.</summary>
    [Required, StringLength(100, MinimumLength = 1)]
    public required string By { get; init; }

    [Required, StringLength(500, MinimumLength = 1)]
    public required string Why { get; init; }
}

/// <summary>Where a gate stands.</summary>
[JsonConverter(typeof(KebabCase<GateStatus>))]
public enum GateStatus
{
    Pending,
    Cleared,
    Blocked,
}

/// <summary>What of a request is kept beside the course, so that it can be planned again as it was wished for.</summary>
public sealed record Wishes
{
    public TimeOnly? PreferredTime { get; init; }
    public Planning.TimeWindow? TimeWindow { get; init; }
    public string? ChairId { get; init; }
    public IReadOnlyList<int>? BoosterIntervalsDays { get; init; }
    public int? HorizonSessions { get; init; }
    public IReadOnlyList<DateOnly>? Unavailable { get; init; }
    public IReadOnlyList<int>? DoseMg { get; init; }
    public Override? Override { get; init; }

    public static Wishes Of(CourseRequest request) => new()
    {
        PreferredTime = request.PreferredTime,
        TimeWindow = request.TimeWindow,
        ChairId = request.ChairId,
        BoosterIntervalsDays = request.BoosterIntervalsDays,
        HorizonSessions = request.HorizonSessions,
        Unavailable = request.Unavailable,
        DoseMg = request.DoseMg,
        Override = request.Override,
    };
}
