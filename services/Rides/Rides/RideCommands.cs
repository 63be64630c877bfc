using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Patients;

namespace Scheduling.Rides.Rides;

/// <summary>What people do about a ride, whoever they are: the staff at the desk, the patient's own page, the patient's reply to a text.</summary>
public static class RideCommands
{
    /// <summary>
    /// Somebody says that the way home is sure. To be called inside any transaction by the id of the visit, for the patient's page
    /// (<see cref="RideReason.PatientPage"/>) and for a reply (<see cref="RideReason.PatientText"/>): it takes the patient's turn, publishes
    /// <c>ride.confirmed.v1</c> and plans the patient's messages anew. It never throws for what a patient may do; what it answers says what to tell them.
    /// </summary>
    public static async Task<RideConfirmation> Confirm(Unit unit, Guid sessionId, string by)
    {
        if (await Taken(unit, await RideStore.Find(unit, sessionId)) is not { } ride) return RideConfirmation.NoVisit;
        if (ride.IsOver || (ride.IsAhead && ride.StartsAt < unit.Now)) return RideConfirmation.NoVisit;
        if (!ride.IsOpen) return RideConfirmation.Already;
        // Nobody but the provider knows whether the provider comes.
        if (ride.ProviderId is not null) return RideConfirmation.NotTheirs;
        var kind = ride.Kind ?? Somebody;
        var rules = await RideRulesStore.Of(unit, ride.ClinicId, RideRules.UsualNoticeDays);
        if (!rules.Accepts(kind)) return RideConfirmation.NotTheirs;
        var confirmed = (ride with { Kind = kind }).Promised(RideStatus.Confirmed);
        await RideChanges.Save(unit, RideSteps.Of(ride, confirmed, by, rules, unit.Now));
        return RideConfirmation.Confirmed;
    }

    /// <summary>
    /// Somebody says that nobody takes them home after all, in the same way as <see cref="Confirm"/>: a ride that was sure by such a word is needed
    /// again. What a provider brings stays, because it comes whatever the patient says.
    /// </summary>
    public static async Task Withdraw(Unit unit, Guid sessionId, string by)
    {
        if (await Taken(unit, await RideStore.Find(unit, sessionId)) is not { Status: RideStatus.Confirmed, ProviderId: null, IsAhead: true } ride || ride.StartsAt < unit.Now) return;
        var rules = await RideRulesStore.Of(unit, ride.ClinicId, RideRules.UsualNoticeDays);
        await RideChanges.Save(unit, RideSteps.Of(ride, ride.With(null, rules) with { Status = RideStatus.Needed }, by, rules, unit.Now));
    }

    /// <summary>Who says that they have a ride and does not say which has a person who drives them.</summary>
    static readonly string Somebody = WireName.Of(DriverKind.Adult);

    /// <summary>The ride as it is when the patient's turn is taken.</summary>
    internal static async Task<RideRow?> Taken(Unit unit, RideRow? seen)
    {
        if (seen is null) return null;
        await PatientStore.Take(unit, seen.GroupId, seen.PatientId);
        return await RideStore.Find(unit, seen.SessionId);
    }
}

/// <summary>What became of a patient's word that the way home is sure.</summary>
public enum RideConfirmation
{
    /// <summary>The ride is confirmed now.</summary>
    Confirmed,

    /// <summary>It was confirmed before; nothing changed.</summary>
    Already,

    /// <summary>There is no such visit any more, or it is past; nothing changed.</summary>
    NoVisit,

    /// <summary>The clinic or a provider arranges this ride: the patient's word is not enough, the staff are to be called; nothing changed.</summary>
    NotTheirs,
}
