using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>Whether a patient has a way home that the clinic accepts. Pure.</summary>
static class Departing
{
    /// <summary>The kind of driver, by the confirmed ride or as it was named.</summary>
    /// <param name="file">The course.</param>
    /// <param name="ride">What is known of the ride.</param>
    /// <param name="named">Who was named now; goes before the ride.</param>
    /// <param name="sessionNumber">The session's number.</param>
    /// <param name="broken">Takes <c>no-ride</c>; with <c>ride-policy</c> when the clinic does not accept that kind.</param>
    public static string Home(CourseFile file, RideRow? ride, DriverKind? named, int sessionNumber, ICollection<Violation> broken)
    {
        if (file.Protocol.Route is DoseRoute.Home) return "";
        if (named is { } kind)
        {
            if (Accepts(file.Clinic.RidePolicy, kind)) return WireName.Of(kind);
            broken.Add(new() { Rule = "ride-policy", Message = $"The clinic's ride policy is {WireName.Of(file.Clinic.RidePolicy)}: {WireName.Of(kind)} does not meet it.", SessionNumber = sessionNumber });
        }
        else if (ride is { Status: "confirmed" or "arrived" })
        {
            return ride.Kind ?? "";
        }

        broken.Add(new() { Rule = "no-ride", Message = NoRide, SessionNumber = sessionNumber });
        return "";
    }

    const string NoRide = "Nobody is sure to take the patient home: confirm the ride, or name the driver.";

    static bool Accepts(RidePolicy policy, DriverKind kind) => policy switch
    {
        RidePolicy.ResponsibleAdult => kind is DriverKind.Adult or DriverKind.Clinic or DriverKind.MedicalTransport,
        RidePolicy.ClinicArranged => kind is DriverKind.Clinic or DriverKind.MedicalTransport,
        _ => true,
    };
}
