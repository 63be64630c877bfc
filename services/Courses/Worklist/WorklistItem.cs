using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Worklist;

/// <summary>Something that a person must do now, with the commands that do it. Instants carry the clinic's offset.</summary>
public sealed record WorklistItem
{
    public required WorklistKind Kind { get; init; }

    /// <summary>When it should have been done at the latest.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Since when it is asked for again, where it is before it is due: it stands in the list as if it were due then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PressingSince { get; init; }

    /// <summary>The id of what it is about.</summary>
    public required string Subject { get; init; }

    public required string PatientId { get; init; }

    /// <summary>Null where it is about the patient and no course.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CourseId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? SessionId { get; init; }

    /// <summary>Why it waits, as a code, where its kind has several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The clinic's civil days on which the patient would rather come.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DateOnly>? PreferredDates { get; init; }

    /// <summary>A sentence for the person.</summary>
    public required string Detail { get; init; }

    public required IReadOnlyList<WorklistAction> Actions { get; init; }
}

/// <summary>A command that does, or helps to do, what an item asks for.</summary>
public sealed record WorklistAction
{
    /// <summary>The last part of the route.</summary>
    public required string Command { get; init; }

    public required string Method { get; init; }
    public required string Href { get; init; }
}

/// <summary>What kinds of things wait for a person.</summary>
[JsonConverter(typeof(KebabCase<WorklistKind>))]
public enum WorklistKind
{
    WelfareCheck,
    Unplaced,
    FollowUpUnplaced,
    ReviewDue,
    NotReady,
    NotRecorded,
    RideAtRisk,
    AuthorizationRenewal,
    RemsForm,
    MessageFailed,
    CallPatient,
    PossibleCancellation,
    TimeRequest,
    DrugReturn,
    Countersign,
    OutsideNewHours,
}
