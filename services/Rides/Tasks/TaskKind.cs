namespace Scheduling.Rides.Tasks;

/// <summary>What a person has to do for a patient. The names are those of the events and of the worklist.</summary>
public enum TaskKind
{
    /// <summary>A message could not be delivered.</summary>
    MessageFailed,

    /// <summary>Somebody must speak to the patient.</summary>
    CallPatient,

    /// <summary>The patient may have meant to cancel a visit.</summary>
    PossibleCancellation,

    /// <summary>The patient would rather come at another time.</summary>
    TimeRequest,
}

/// <summary>Why there is something to do: codes, because they travel in events.</summary>
public static class TaskReason
{
    /// <summary>The patient wrote words of crisis.</summary>
    public const string Crisis = "crisis";

    /// <summary>Whoever has the number says that it is not the patient's.</summary>
    public const string WrongNumber = "wrong-number";

    /// <summary>A text that was not understood, or could mean more than one thing.</summary>
    public const string Reply = "reply";

    /// <summary>The patient has no ride, or asks for help with one.</summary>
    public const string RideHelp = "ride-help";

    /// <summary>The patient wants to be called about something a text told or asked.</summary>
    public const string CallBack = "call-back";

    /// <summary>The patient wrote a word that ends texts and may have meant a visit.</summary>
    public const string Cancel = "cancel";

    /// <summary>The patient asked on the page of the link.</summary>
    public const string PatientPage = "patient-page";

    /// <summary>What a message would have told did not reach the patient: a visit was moved.</summary>
    public const string Moved = "moved";

    /// <summary>The same: a visit was cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Nobody said how the patient is reached.</summary>
    public const string NoContact = "no-contact";

    /// <summary>There was no room for another text.</summary>
    public const string Budget = "budget";
}
