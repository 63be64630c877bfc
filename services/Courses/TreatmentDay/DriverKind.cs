using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>Who takes a patient home.</summary>
[JsonConverter(typeof(KebabCase<DriverKind>))]
public enum DriverKind
{
    Adult,
    Rideshare,
    Clinic,
    MedicalTransport,
}
