using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Planning;

/// <summary>Why a follow-up has no place, lost its place or will not take place.</summary>
[JsonConverter(typeof(KebabCase<Reason>))]
public enum Reason
{
    /// <summary>The therapists who work that day have no free time left.</summary>
    TherapistFull,

    /// <summary>The therapists who work that day are on leave.</summary>
    TherapistAway,

    /// <summary>No therapist works that day, or not the only one the patient sees.</summary>
    NoTherapist,

    /// <summary>The patient gets a dose that day.</summary>
    DosingDay,

    /// <summary>The next dose comes first.</summary>
    NextDose,

    /// <summary>The clinic is closed that day.</summary>
    ClinicClosed,

    /// <summary>The day is over.</summary>
    WindowPassed,

    /// <summary>The dose it follows has another date.</summary>
    SessionMoved,

    /// <summary>The dose it follows was cancelled.</summary>
    SessionCancelled,

    /// <summary>The patient did not come to the dose it follows.</summary>
    SessionMissed,

    /// <summary>The dose it follows has no place itself.</summary>
    SessionUnplaced,

    /// <summary>The therapist no longer works at that time, was removed, or is not the one the patient sees.</summary>
    TherapistChanged,

    /// <summary>Another dose has the follow-up now: the protocol wants fewer than one a dose.</summary>
    NotNeeded,

    /// <summary>The patient sees a therapist that day already.</summary>
    AnotherThatDay,

    /// <summary>A person decided so.</summary>
    ByHand,
}
