using Scheduling.Contracts;

namespace Scheduling.FollowUps.Sessions;

/// <summary>A patient, whose id is unique in the clinic group only.</summary>
readonly record struct PatientKey(string GroupId, string PatientId)
{
    public static PatientKey Of(PatientEvent told) => new(told.Group, told.PatientId);
}
