using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.Therapists;

namespace Scheduling.FollowUps.Planning;

/// <summary>What is known of one clinic when its follow-ups are decided anew.</summary>
public sealed record KnownClinic
{
    public required ClinicDays Days { get; init; }
    public required IReadOnlyList<Therapist> Therapists { get; init; }

    /// <summary>Whom which patient belongs to, by the patient's id.</summary>
    public required IReadOnlyDictionary<string, TherapistOfRecord> Records { get; init; }

    /// <summary>Every follow-up booked there on the days that are looked at, whoever's it is.</summary>
    public required IReadOnlyList<Place> Booked { get; init; }

    public TherapistOfRecord? RecordOf(KnownPatient patient) => Records.GetValueOrDefault(patient.PatientId);
}
