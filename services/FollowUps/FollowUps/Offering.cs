using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>Works out, for follow-ups without a place, where they would be if one of their options were accepted now.</summary>
public sealed class Offering(FollowUpsDatabase database, TimeProvider clock)
{
    static readonly IReadOnlyList<Offer> None = [];

    /// <summary>Each with what is offered for it; nothing for those that wait for nobody.</summary>
    public async Task<IReadOnlyList<FollowUpAnswer>> Show(string clinicId, IReadOnlyList<FollowUp> followUps, CancellationToken cancellationToken)
    {
        var waiting = followUps.Where(followUp => followUp.Status == FollowUpStatus.Unplaced).ToList();
        var offers = waiting.Count == 0 ? [] : await Offers(clinicId, waiting, cancellationToken);
        return [.. followUps.Select(followUp => FollowUpAnswer.Of(followUp, offers.GetValueOrDefault(followUp.FollowUpId, None)))];
    }

    async Task<Dictionary<Guid, IReadOnlyList<Offer>>> Offers(string clinicId, IReadOnlyList<FollowUp> waiting, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (patients, clinic) = await database.Read(async connection =>
        {
            var knowledge = Knowledge.Seen(connection, database.Engine);
            var scope = Scope.Of(clinicId, waiting.Select(followUp => followUp.FollowUpId), database.Engine, now);
            var patients = await knowledge.Patients(scope);
            return (patients, await knowledge.Clinic(clinicId, patients, scope.Since, waiting.SelectMany(DaysOf)));
        }, cancellationToken);
        if (clinic is null) return [];

        var planner = new FollowUpPlanner(clinic.Days, clinic.Therapists, new(clinic.Booked), now);
        return waiting.ToDictionary(followUp => followUp.FollowUpId, followUp =>
        {
            var patient = patients.FirstOrDefault(p => p.FollowUps.Any(known => known.FollowUpId == followUp.FollowUpId));
            return patient?.NeedOf(followUp) is { } need ? [.. planner.Offers(need, patient.Dosing, clinic.RecordOf(patient), patient.Own)] : None;
        });
    }

    /// <summary>Every day on which one of its options may put it.</summary>
    internal static IEnumerable<DateOnly> DaysOf(FollowUp followUp) =>
        Enumerable.Range(0, followUp.Window.To.DayNumber - followUp.Window.From.DayNumber + FollowUpPlanner.LastLaterDay + 2).Select(followUp.Window.From.AddDays);
}
