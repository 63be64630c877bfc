using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>What a clinician decides at a review.</summary>
[JsonConverter(typeof(KebabCase<ReviewOutcome>))]
public enum ReviewOutcome
{
    Continue,
    Stop,
    Extend,
    StepBack,
    StepTo,
    NewCourse,
}
