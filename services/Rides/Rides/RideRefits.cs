using Scheduling.Platform.Hosting;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Patients;

namespace Scheduling.Rides.Rides;

/// <summary>Fits the rides of visits to come to what has changed around them.</summary>
static class RideRefits
{
    /// <summary>To what the clinic accepts now, and to its days; takes the turns of all patients concerned.</summary>
    public static async Task ToRules(Unit unit, string clinicId, Settings settings)
    {
        var rules = await RideRulesStore.Of(unit, clinicId, settings.TransportNoticeDays);
        foreach (var (group, patientId) in await RideStore.PatientsAhead(unit, clinicId))
        {
            await PatientStore.Take(unit, group, patientId);
            await ToRules(unit, clinicId, group, patientId, rules);
        }
    }

    static async Task ToRules(Unit unit, string clinicId, string group, string patientId, RideRules rules)
    {
        var onFile = RideDriver.Of(await ContactStore.Find(unit, group, patientId));
        List<ChangedRide> changes = [];
        foreach (var ride in (await RideStore.Ahead(unit, group, patientId)).Where(ride => ride.ClinicId == clinicId && !ride.IsOver))
        {
            var fitted = ride.Kind is { } kind && !rules.Accepts(kind) ? ride.With(null, rules) with { Status = RideStatus.Needed } : ride;
            if (fitted.Kind is null && onFile is not null && rules.Accepts(onFile.Kind)) fitted = fitted.With(onFile, rules) with { Status = RideStatus.Planned };
            // Its days may have changed, and with them the last day on which a transport can be asked for.
            fitted = fitted with { Deadline = RideDeadlines.Of(fitted.Kind, fitted.Day, fitted.Zone, rules) };
            changes.AddRange(RideSteps.Of(ride, fitted, RideReason.Policy, rules, unit.Now));
        }
        await RideChanges.Save(unit, changes);
    }

    /// <summary>
    /// To the driver whom the contact names now: to be called by whatever puts a contact, with the patient's turn taken. A ride that somebody else drives is left alone, and so is a
    /// promise; only its name and number follow.
    /// </summary>
    public static async Task ToContact(Unit unit, ContactRow? before, ContactRow after, Settings settings)
    {
        var (was, now) = (RideDriver.Of(before), RideDriver.Of(after));
        if (was == now) return;
        List<ChangedRide> changes = [];
        foreach (var ride in (await RideStore.Ahead(unit, after.GroupId, after.PatientId)).Where(ride => !ride.IsOver))
        {
            if (!ride.IsOnFile && ride.Kind is not null) continue;
            var rules = await RideRulesStore.Of(unit, ride.ClinicId, settings.TransportNoticeDays);
            var driver = now is not null && rules.Accepts(now.Kind) ? now : null;
            if (driver?.Kind != ride.Kind && !ride.IsOpen) continue;
            var status = !ride.IsOpen ? ride.Status : driver is null ? RideStatus.Needed : RideStatus.Planned;
            changes.AddRange(RideSteps.Of(ride, ride.With(driver, rules) with { Status = status }, RideReason.Contact, rules, unit.Now));
        }
        await RideChanges.Save(unit, changes);
    }
}
