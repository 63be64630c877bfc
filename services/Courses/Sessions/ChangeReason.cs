using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Sessions;

/// <summary>Who or what caused a change; only the patient's own count as a no-show.</summary>
[JsonConverter(typeof(KebabCase<ChangeReason>))]
public enum ChangeReason
{
    Patient,
    Clinic,
    Ride,
    Medical,
    Weather,
}
