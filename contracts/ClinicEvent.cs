namespace Scheduling.Contracts;

/// <summary>Something that happened at one clinic. Every event carries the whole entity as it is after the change.</summary>
public abstract record ClinicEvent
{
    /// <summary>The clinic's id, also the last part of the routing key.</summary>
    public required string ClinicId { get; init; }

    /// <summary>The version of the entity the event is about, one higher after each accepted command. A consumer keeps the highest it has seen.</summary>
    public required long Version { get; init; }

    /// <summary>The id of the entity the event is about: the CloudEvents subject.</summary>
    public abstract string Subject();
}

/// <summary>Something that happened to one patient of a clinic group. Patients are ids; no name or number ever travels.</summary>
public abstract record PatientEvent : ClinicEvent
{
    /// <summary>The clinic group inside which the patient's id is unique.</summary>
    public required string Group { get; init; }

    /// <summary>The patient's id.</summary>
    public required string PatientId { get; init; }
}
