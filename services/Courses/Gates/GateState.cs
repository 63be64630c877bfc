using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Scheduling.Courses.Courses;

namespace Scheduling.Courses.Gates;

/// <summary>Where a gate of a course stands, as it is stored: for how long, and for how many spray devices.</summary>
public sealed record GateState
{
    public required GateStatus Status { get; init; }

    /// <summary>The clinic's civil dates, both included; null is no bound.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ValidFrom { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ValidTo { get; init; }

    /// <summary>Spray devices approved or on hand; null is not counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Units { get; init; }

    /// <summary>Of these, how many were given.</summary>
    public int UsedUnits { get; init; }

    /// <summary>The payer's or the pharmacy's number, by whatever name the clinic has for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; init; }

    [JsonIgnore]
    public bool IsLimited => ValidFrom is not null || ValidTo is not null || Units is not null;
}

/// <summary>For how long and for how much a gate is cleared.</summary>
public record GateTerms
{
    /// <summary>The first civil date at the clinic for which it holds.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Spray devices, counted from none used.</summary>
    [Range(0, 10000, ErrorMessage = "must lie between 0 and 10000")]
    public int? Units { get; init; }

    [StringLength(100)]
    public string? Reference { get; init; }
}
