using System.Text.Json.Serialization;
using Scheduling.Courses.Clinics;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Closures;

/// <summary>Days, or a part of each, on which a clinic is closed, a chair out of use or no prescriber on site, by announcement.</summary>
public sealed record Closure
{
    public Guid ClosureId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The wall time at which it begins on each of the days; null is the beginning of the day.</summary>
    public TimeOnly? FromTime { get; init; }

    /// <summary>The wall time at which it ends on each of the days; null is the end of the day.</summary>
    public TimeOnly? ToTime { get; init; }

    public ClosureKind What { get; init; }

    /// <summary>The chair, where only one is out of use.</summary>
    public string? ChairId { get; init; }

    /// <summary>Shown to schedulers as it was written, and to nobody else; null when none was given.</summary>
    public string? Reason { get; init; }

    public bool IsWholeDay => FromTime is null && ToTime is null;

    /// <summary>What is closed of each of its days.</summary>
    public Stretch Stretch => new(FromTime ?? TimeOnly.MinValue, ToTime ?? TimeOnly.MaxValue);

    /// <summary>How events tell of what it did.</summary>
    public string Code => What switch
    {
        ClosureKind.Chair => "chair-closed",
        ClosureKind.Prescriber => "prescriber-absent",
        _ => "clinic-closed",
    };

    public bool IsOn(DateOnly date) => From <= date && date <= To;

    /// <summary>In a scheduler's words, with the reason as it was written.</summary>
    public string Words()
    {
        var what = What switch
        {
            ClosureKind.Chair => $"{ChairId} closed",
            ClosureKind.Prescriber => "no prescriber on site",
            _ => "clinic closed",
        };
        return string.IsNullOrWhiteSpace(Reason) ? what : $"{what} ({Reason})";
    }
}

/// <summary>What a closure closes.</summary>
[JsonConverter(typeof(KebabCase<ClosureKind>))]
public enum ClosureKind
{
    Clinic,
    Chair,
    Prescriber,
}
