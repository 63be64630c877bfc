using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Rides;

/// <summary>What all commands of the staff on a ride have in common: whose turn it is, which version was seen, what is stored, told and answered.</summary>
static class RideCommand
{
    /// <summary>Runs <paramref name="decide"/> on the ride and answers with the ride as it is then; a ride that is left as it is takes no step.</summary>
    public static Task<IResult> Ride(
        this RidesDatabase database, HttpContext http, Settings settings, string clinicId, Guid sessionId, Func<RideTurn, (RideRow Ride, string Reason)> decide) => database.Answer(http, async unit =>
    {
        var ride = await RideCommands.Taken(unit, await RideStore.Find(unit, clinicId, sessionId)) ?? throw NotFoundException.Of("ride of a session", sessionId);
        http.RequireMatch(ride.Version);
        var turn = new RideTurn { Ride = ride, Rules = await RideRulesStore.Of(unit, ride.ClinicId, settings.TransportNoticeDays), Now = unit.Now };

        var (changed, reason) = decide(turn);
        var steps = RideSteps.Of(ride, changed, reason, turn.Rules, unit.Now, http.Principal().Id);
        await RideChanges.Save(unit, steps);
        var after = steps is [.., var last] ? last.Ride : ride;
        return Answer.Ok(RideView.Of(after, await RideStore.HistoryOf(unit, sessionId)), after.Version);
    });
}

/// <summary>A ride whose turn is taken, and what decides about it.</summary>
sealed record RideTurn
{
    public required RideRow Ride { get; init; }
    public required RideRules Rules { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <exception cref="RefusedException"><c>wrong-state</c>: the visit is over or was given up, and its ride with it.</exception>
    public RideTurn RequireGoing(string command)
    {
        if (Ride.IsOver) throw Refused.Rule("wrong-state", $"The ride is {Ride.Status}: {command} needs one that is still to come.");
        return this;
    }

    /// <summary>The driver as the staff name one; null when they name none.</summary>
    /// <exception cref="InvalidException">The kind is given twice and differs.</exception>
    /// <exception cref="RefusedException"><c>ride-policy</c>: the clinic lets nobody go with that kind of driver.</exception>
    public RideDriver? Named(Contacts.DriverKind? kind, NamedDriver? driver, string? providerId = null)
    {
        if (kind is not null && driver?.Kind is { } other && other != kind) throw new InvalidException("driver.kind", "must be the same as kind, or be left out");
        if ((kind ?? driver?.Kind) is not { } named)
            return driver is null ? null : Named(Ride.Kind is { } known ? WireName.Parse<Contacts.DriverKind>(known) : Contacts.DriverKind.Adult, driver, providerId);
        var name = WireName.Of(named);
        if (!Rules.Accepts(name)) throw Refused.Rule("ride-policy", $"The clinic's ride policy is {Rules.Policy}: {name} does not meet it. Name another kind of driver.");
        return new() { Kind = name, Name = driver?.Name, Phone = driver?.Phone, SmsConsent = driver?.SmsConsent ?? false, ProviderId = providerId };
    }

    /// <summary>The ride with somebody who drives: who was named, who is known, or an adult whom the patient brings.</summary>
    public RideRow With(RideDriver? named) => named is not null ? Ride.With(named, Rules) : Ride.Kind is null ? Ride.With(Named(Contacts.DriverKind.Adult, driver: null), Rules) : Ride;
}
