using Scheduling.Contracts.Courses;
using Scheduling.Contracts.FollowUps;

namespace Scheduling.Feed.Tests;

/// <summary>What other services may say has happened.</summary>
static class Happening
{
    public static TherapistChanged Therapist(string therapistId, string clinicId = "lbw") => new() { ClinicId = clinicId, TherapistId = therapistId, Active = true, Version = 1 };

    public static SessionBooked Booked(string patientId = "pt-1")
    {
        var start = new DateTimeOffset(2027, 1, 5, 10, 0, 0, TimeSpan.FromHours(-8));
        return new()
        {
            ClinicId = "lbw", Group = "lbw", PatientId = patientId, Version = 1, CourseId = Guid.CreateVersion7(), SessionId = Guid.CreateVersion7(), Number = 1, DoseNumber = 1,
            Phase = "induction", TreatmentWeek = 1, Route = "intranasal", Status = "booked", LocalDate = new(2027, 1, 5), LocalTime = new(10, 0),
            TimeZone = "America/Los_Angeles", StartsAt = start, EndsAt = start.AddMinutes(165), FirstDeviceAt = start.AddMinutes(15), ReleaseFrom = start.AddMinutes(145),
            ChairId = "chair-1", ProtocolId = "spravato-trd", ProtocolVersion = 1, FollowUp = new() { Per = "per-dose", FromDay = 1, ToDay = 3, Minutes = 60 },
            Instructions = new() { FoodHours = 2, LiquidMinutes = 30, NasalSprayHours = 1 }, NoDrivingBefore = new(2027, 1, 6), DoseDates = [], PhaseEndsWithNumber = 8,
        };
    }

    /// <summary>Detail at every depth, written as no serializer of ours would.</summary>
    public const string Detailed =
        """{ "clinicId" : "lbw",  "version":1.0, "protocolId":"spravato-trd","phase":"induction","note":"caf\u00e9","nested":[{"drug":"esketamine","doseMg":[56, 84],"kept":[1,{"phase":"acute"}]}] }""";
}
