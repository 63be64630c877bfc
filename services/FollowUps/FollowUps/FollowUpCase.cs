using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>One follow-up with all that a decision about it needs, as it is under the turns of its clinics and its patient.</summary>
sealed class FollowUpCase(FollowUp followUp, KnownPatient? patient, KnownClinic clinic, DateTimeOffset now)
{
    readonly Diary diary = new(clinic.Booked.Where(place => followUp.Place is not { } own || place.TherapistId != own.TherapistId || place.StartsAt != own.StartsAt));

    public FollowUp FollowUp => followUp;
    public KnownClinic Clinic => clinic;
    public DateTimeOffset Now => now;
    public Diary Diary => diary;

    public FollowUpPlanner Planner => new(clinic.Days, clinic.Therapists, diary, now);

    public KnownPatient Patient => patient ?? throw Gone();

    public Need Need => patient?.NeedOf(followUp) ?? throw Gone();

    public TherapistOfRecord? Record => clinic.RecordOf(Patient);

    /// <summary>What else the patient has with therapists.</summary>
    public Diary Own
    {
        get
        {
            var own = new Diary(Patient.FollowUps.Where(other => other.Status == FollowUpStatus.Booked && other.FollowUpId != followUp.FollowUpId).Select(other => other.Place!));
            return own;
        }
    }

    /// <exception cref="RefusedException"><c>wrong-state</c>: it does not stand where the command needs it.</exception>
    public void Require(string command, params ReadOnlySpan<FollowUpStatus> statuses)
    {
        if (!statuses.Contains(followUp.Status))
            throw Refused.Rule("wrong-state", $"The follow-up is {WireName.Of(followUp.Status)}: {command} needs one that is {string.Join(" or ", statuses.ToArray().Select(WireName.Of))}.");
    }

    /// <summary>The follow-up at a place that a person chose.</summary>
    public FollowUpChange At(Place place, Alternative? accepted, string? note) => new(followUp with
    {
        ClinicId = clinic.Days.ClinicId,
        Version = followUp.Version + 1,
        Status = FollowUpStatus.Booked,
        Mode = place.Mode,
        TimeZone = clinic.Days.TimeZone,
        Place = place,
        Window = Need.Window,
        Reason = Reason.ByHand,
        Accepted = accepted,
        Note = note,
        Options = [],
        Days = [],
    }, followUp.Status == FollowUpStatus.Booked ? ChangeKind.Moved : ChangeKind.Booked);

    /// <summary>The follow-up without a place, because a person waived it.</summary>
    public FollowUpChange Waived(string note) => new(
        followUp with { Version = followUp.Version + 1, Status = FollowUpStatus.Waived, Reason = Reason.ByHand, Accepted = null, Note = note, Options = [], Days = [] }, ChangeKind.Waived);

    static RefusedException Gone() => Refused.Rule("wrong-state", "The dose of this follow-up is over or gone: waive it, or let it be.");
}
