using System.Globalization;
using Dapper;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.FollowUps;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Patients;
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
    internal static readonly TimeSpan Remembered = TimeSpan.FromDays(60);

    /// <summary>Of the clinic's day before a visit.</summary>
    static readonly TimeOnly RideAskedAt = new(15, 0);

    public static Task Renew(Unit unit, string group, string patientId) => Renew(unit, [(group, patientId)]);

    /// <summary>The same for several, whose changes are written together.</summary>
    public static async Task Renew(Unit unit, IEnumerable<(string Group, string PatientId)> patients)
    {
        List<ReminderRow> changed = [];
        List<PartRow> parts = [];
        List<Guid> gone = [];
        foreach (var (group, patientId) in patients)
        {
            var known = await Read(unit, group, patientId);
            var before = known.Planned.ToDictionary(r => r.PlanKey);
            foreach (var message in await Messages(unit, group, known))
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

    /// <summary>To the patient, and to who drives the patient home.</summary>
    static async Task<IReadOnlyList<PlannedMessage>> Messages(Unit unit, string group, Known known)
    {
        if (known.IsSilent) return [];
        var toPatient = known.Appointments == 0 ? [] : ReminderPlanner.Plan(known.Situation);
        return [.. toPatient, .. await DriverPlan.Messages(unit, group, known.Rides, known.ToldDrivers, known.Situation.Said, known.ClinicZone)];
    }

    /// <summary>Says by which contact, and with which opt-outs, a patient was or was not reached: another one is worth another try.</summary>
    public static string ReachedBy(ContactRow? contact, bool isOut, bool isDead) => contact is null
        ? "nobody" : string.Create(CultureInfo.InvariantCulture, $"{contact.Version}{(isOut ? " opted out" : "")}{(isDead ? " dead" : "")}");

    static bool IsAnother(ReminderRow old, ReminderRow now) =>
        (old.Standing, old.Day, old.DueAt, old.SendBefore) != (now.Standing, now.Day, now.DueAt, now.SendBefore)
        // What is tried again in its time is not due anew each time that something else changes.
        && !(old.RetryAt > now.DueAt && old.DueAt < now.DueAt && (old.Standing, old.Day, old.SendBefore) == (now.Standing, now.Day, now.SendBefore));

    static async Task<Known> Read(Unit unit, string group, string patientId)
    {
        var contact = await ContactStore.Find(unit, group, patientId);
        var number = contact?.CalledPhone;
        var isOut = number is not null && await OptOutLedger.IsOut(unit, group, number, Medium.Sms);
        var isDead = number is not null && await InvalidNumbers.Has(unit, group, number);
        using var read = await unit.Several(
            $"""
            {SessionStore.SelectOpen}; {FollowUpStore.SelectOpen}; {ReminderStore.SelectPlanned}; {ReminderStore.SelectSaid}; {ReminderStore.SelectNotByText};
            {TextLedger.SelectDays}; {ClinicStore.SelectZones}; {DriverPlan.SelectRides}; {DriverPlan.SelectTold}; {Deaths.SelectOne}
            """,
            new
            {
                group, patientId, reachedBy = ReachedBy(contact, isOut, isDead), number = number ?? "", now = unit.Now, weekAgo = unit.Now - Week,
                monthsAgo = unit.Now - Remembered, sinceDay = TextLedger.FirstThatCounts(unit.Now), untilDay = TextLedger.LastThatCounts(unit.Now),
            });
        var sessions = (await read.ReadAsync<SessionRow>()).AsList();
        var followUps = (await read.ReadAsync<FollowUpRow>()).AsList();
        var planned = (await read.ReadAsync<ReminderRow>()).AsList();
        var said = (await read.ReadAsync<string>()).ToHashSet();
        var notByText = (await read.ReadAsync<string>()).ToHashSet();
        var days = (await read.ReadAsync<DateOnly>()).AsList();
        var zones = (await read.ReadAsync<string>()).AsList();
        var rides = (await read.ReadAsync<DrivenRide>()).AsList();
        var told = (await read.ReadAsync<ToldDriver>()).AsList();
        var isSilent = (await read.ReadAsync<int>()).Any();

        var clinicZone = sessions.LastOrDefault()?.Zone ?? zones.Select(WallClock.Zone).FirstOrDefault() ?? WallClock.Zone("UTC");
        var (zone, plausible) = CalledZones.Of(contact, clinicZone);
        var open = rides.Where(ride => ride.IsOpen).ToDictionary(ride => ride.SessionId);
        var clinics = followUps.Select(f => (f.SessionId, f.ClinicId)).Concat(told.Select(t => (t.SessionId, t.ClinicId))).Concat(rides.Select(r => (r.SessionId, r.ClinicId)))
            .Concat(sessions.Select(s => (s.SessionId, s.ClinicId))).GroupBy(pair => pair.SessionId).ToDictionary(pair => pair.Key, pair => pair.Last().ClinicId);
        return new()
        {
            Planned = planned,
            Appointments = sessions.Count + followUps.Count,
            ClinicOf = part => clinics[part.SessionId],
            ClinicZone = clinicZone,
            IsSilent = isSilent,
            Rides = rides,
            ToldDrivers = told,
            Situation = new()
            {
                Now = unit.Now,
                Zone = zone,
                PlausibleZones = plausible,
                Visits = [.. sessions.Where(s => s.IsBooked || s.WasMissed).Select(s => VisitOf(s, open.GetValueOrDefault(s.SessionId)))],
                Changes = [.. sessions.Where(IsNews).Select(ChangeOf)],
                Talks = [.. followUps.Select(f => new Talk { FollowUpId = f.FollowUpId, SessionId = f.SessionId, StartsAt = f.StartsAt, Since = f.ChangedAt ?? default })],
                DaysTexted = days,
                Said = said,
                NotByText = notByText,
                HasConsented = contact?.CalledConsent == true,
            },
        };
    }

    /// <summary>Whether the session is not what the patient was told.</summary>
    static bool IsNews(SessionRow session) => session.ToldAt is { } told && (session.WasWithdrawn || (session.IsBooked && session.StartsAt != told));

    static Visit VisitOf(SessionRow session, DrivenRide? open) => new()
    {
        SessionId = session.SessionId,
        CourseId = session.CourseId,
        TreatmentWeek = session.TreatmentWeek,
        StartsAt = session.StartsAt!.Value,
        WasMissed = session.WasMissed,
        Since = session.ChangedAt,
        Ride = open is null ? null : new()
        {
            Deadline = new WallDay(session.LocalDate.AddDays(-1), session.Zone).Edge(RideAskedAt), LostAt = open.LostAt,
        },
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
        public required TimeZoneInfo ClinicZone { get; init; }
        public required bool IsSilent { get; init; }
        public required IReadOnlyList<DrivenRide> Rides { get; init; }
        public required IReadOnlyList<ToldDriver> ToldDrivers { get; init; }
    }
}
