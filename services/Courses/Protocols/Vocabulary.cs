using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Protocols;

/// <summary>How a dose is given; <c>home</c> needs no room, no ride and no prescriber on site.</summary>
[JsonConverter(typeof(KebabCase<DoseRoute>))]
public enum DoseRoute
{
    Intranasal,
    Iv,
    Im,
    Sublingual,
    Home,
}

/// <summary>The medicine of a protocol.</summary>
[JsonConverter(typeof(KebabCase<Drug>))]
public enum Drug
{
    Esketamine,
    Ketamine,
}

/// <summary>What a protocol treats, where it is meant for one thing only.</summary>
[JsonConverter(typeof(KebabCase<Indication>))]
public enum Indication
{
    Trd,
    Mdsi,
    Ptsd,
    Ocd,
    Anxiety,
    Pain,
    Other,
}

/// <summary>The name of a stretch of a course.</summary>
[JsonConverter(typeof(KebabCase<PhaseName>))]
public enum PhaseName
{
    Induction,
    Weekly,
    Maintenance,
    Acute,
    Booster,
    Extension,
}

/// <summary>How a phase finds its days: bound to treatment weeks (R3), sliding with the count kept (R3s), or at intervals (R4, R5).</summary>
[JsonConverter(typeof(KebabCase<Placement>))]
public enum Placement
{
    WeekBound,
    Slide,
    Interval,
}

/// <summary>What an interval is counted from: the previous slot as it was meant (R4), or the previous dose as it was given (R5).</summary>
[JsonConverter(typeof(KebabCase<IntervalAnchor>))]
public enum IntervalAnchor
{
    Slot,
    Actual,
}

/// <summary>What must be in order before a dose is given.</summary>
[JsonConverter(typeof(KebabCase<Gate>))]
public enum Gate
{
    Screening,
    Consent,
    RemsEnrolment,
    Authorization,
    DrugOnHand,
}

/// <summary>A decision a course waits for.</summary>
[JsonConverter(typeof(KebabCase<ReviewKind>))]
public enum ReviewKind
{
    Benefit,
    Frequency,
    MidSeries,
    EndOfSeries,
    Booster,
    MdsiEnd,
    Lapse,
    MissedTwo,
}

/// <summary>How many follow-ups a course brings.</summary>
[JsonConverter(typeof(KebabCase<FollowUpPer>))]
public enum FollowUpPer
{
    PerDose,
    PerWeek,
    PhaseEnd,
    Count,
    None,
}

/// <summary>When a patient may drive again, in the words the patient is told.</summary>
[JsonConverter(typeof(KebabCase<NoDriving>))]
public enum NoDriving
{
    NextDay,

    [JsonStringEnumMemberName("24-hours")]
    TwentyFourHours,
}

/// <summary>What becomes of a dose that did not happen.</summary>
[JsonConverter(typeof(KebabCase<MissedDose>))]
public enum MissedDose
{
    /// <summary>Made up in its own treatment week or lost; later dates stay (label).</summary>
    SameWeekOrLost,

    /// <summary>The series moves on and the count is kept.</summary>
    Slide,
}
