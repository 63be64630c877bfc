using System.Globalization;
using Dapper;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.FollowUps;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Reminders;

/// <summary>
/// Keeps the stored plan of a patient's messages equal to what the planner says now. Called, with the patient's turn taken, by everything that
/// changes what the planner looks at, in the transaction that changes it.
/// </summary>
static class ReminderPlan
{
    /// <summary>The earlier visits of a treatment week decide about its digest.</summary>
    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>No message is due longer before its appointment than this.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromDays(60);

    public static Task Renew(Unit unit, string group, string patientId) => Renew(unit, [(group, patientId)]);

    /// <summary>The same for several, whose changes are written together.</summary>
    public static async Task Renew(Unit unit, IEnumerable<(string Group, string PatientId)> patients)
    {
        List<ReminderRow> changed = [];
        List<PartRow> parts = [];
        List<Guid> gone = [];
        foreach (var (group, patientId) in patients)
        {
            var contact = await ContactStore.Find(unit, group, patientId);
            var reachedBy = await ReachedBy(unit, group, contact);
            var known = await Read(unit, group, patientId, contact, reachedBy);
            var planned = known.Appointments == 0 ? [] : ReminderPlanner.Plan(known.Situation);

            var before = known.Planned.ToDictionary(r => r.PlanKey);
            foreach (var message in planned)
            {
                var row = ReminderRow.Planned(message, known.ClinicOf(message.Parts[0]), group, patientId, unit.Now);
                if (before.Remove(row.PlanKey, out var old))
                {
                    if (IsAnother(old, row)) changed.Add(row with { ReminderId = old.ReminderId });
                    continue;
                }
                changed.Add(row);
                parts.AddRange(PartRow.Of(row.ReminderId, message.Parts));
            }
            gone.AddRange(before.Values.Select(r => r.ReminderId));
        }
        await ReminderStore.Drop(unit, gone);
        await ReminderStore.Put(unit, changed, parts);
    }

    /// <summary>Says by which contact, and with which opt-outs, a patient was or was not reached: another one is worth another try.</summary>
    public static async Task<string> ReachedBy(Unit unit, string group, ContactRow? contact)
    {
        if (contact is null) return "nobody";
        var isOut = contact.Phone is not null && await OptOutLedger.IsOut(unit, group, contact.Phone, Medium.Sms);
        return string.Create(CultureInfo.InvariantCulture, $"{contact.Version}{(isOut ? " opted out" : "")}");
    }

    static bool IsAnother(ReminderRow old, ReminderRow now) =>
        (old.Standing, old.Day, old.DueAt, old.SendBefore) != (now.Standing, now.Day, now.DueAt, now.SendBefore);

    static async Task<Known> Read(Unit unit, string group, string patientId, ContactRow? contact, string reachedBy)
    {
        using var read = await unit.Several(
            $"{SessionStore.SelectOpen}; {FollowUpStore.SelectOpen}; {ReminderStore.SelectPlanned}; {ReminderStore.SelectSaid}; {TextLedger.SelectDays}; {ClinicStore.SelectZones}",
            new
            {
                group, patientId, reachedBy, number = contact?.Phone ?? "", now = unit.Now, weekAgo = unit.Now - Week, monthsAgo = unit.Now - Remembered,
                sinceDay = TextLedger.FirstThatCounts(unit.Now), untilDay = TextLedger.LastThatCounts(unit.Now),
            });
        var sessions = (await read.ReadAsync<SessionRow>()).AsList();
        var followUps = (await read.ReadAsync<FollowUpRow>()).AsList();
        var planned = (await read.ReadAsync<ReminderRow>()).AsList();
        var said = (await read.ReadAsync<string>()).ToHashSet();
        var days = (await read.ReadAsync<DateOnly>()).AsList();
        var zone = contact?.Zone ?? sessions.LastOrDefault()?.Zone ?? (await read.ReadAsync<string>()).Select(WallClock.Zone).FirstOrDefault() ?? WallClock.Zone("UTC");

        var clinics = followUps.Select(f => (f.SessionId, f.ClinicId)).Concat(sessions.Select(s => (s.SessionId, s.ClinicId)))
            .GroupBy(pair => pair.SessionId).ToDictionary(pair => pair.Key, pair => pair.Last().ClinicId);
        return new()
        {
            Planned = planned,
            Appointments = sessions.Count + followUps.Count,
            ClinicOf = part => clinics[part.SessionId],
            Situation = new()
            {
                Now = unit.Now,
                Zone = zone,
                Visits = [.. sessions.Where(s => s.IsBooked || s.WasMissed).Select(VisitOf)],
                Changes = [.. sessions.Where(IsNews).Select(ChangeOf)],
                Talks = [.. followUps.Select(f => new Talk { FollowUpId = f.FollowUpId, SessionId = f.SessionId, StartsAt = f.StartsAt })],
                DaysTexted = days,
                Said = said,
                HasConsented = contact?.ConsentGiven == true,
            },
        };
    }

    /// <summary>Whether the session is not what the patient was told.</summary>
    static bool IsNews(SessionRow session) => session.ToldAt is { } told && (session.WasWithdrawn || (session.IsBooked && session.StartsAt != told));

    static Visit VisitOf(SessionRow session) => new()
    {
        SessionId = session.SessionId,
        CourseId = session.CourseId,
        TreatmentWeek = session.TreatmentWeek,
        StartsAt = session.StartsAt!.Value,
        WasMissed = session.WasMissed,
    };

    static Change ChangeOf(SessionRow session) => new()
    {
        SessionId = session.SessionId,
        Version = session.Version,
        From = session.ToldAt!.Value,
        To = session.IsBooked ? session.StartsAt : null,
        Since = session.ChangedAt,
    };

    sealed record Known
    {
        public required Situation Situation { get; init; }
        public required int Appointments { get; init; }
        public required IReadOnlyList<ReminderRow> Planned { get; init; }
        public required Func<Part, string> ClinicOf { get; init; }
    }
}
