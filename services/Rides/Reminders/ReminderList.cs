using Dapper;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;

namespace Scheduling.Rides.Reminders;

/// <summary>Which reminders are asked for; what is null is not asked for.</summary>
public sealed record ReminderFilter
{
    public string? PatientId { get; init; }
    public Guid? SessionId { get; init; }
    public string? Status { get; init; }
}

/// <summary>Reads reminders as they are shown.</summary>
public sealed class ReminderList(RidesDatabase database)
{
    /// <summary>A clinic's reminders in the order in which they are due, those after <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<Reminder>> Read(
        string clinicId, ReminderFilter filter, (DateTimeOffset DueAt, Guid ReminderId)? after, int most, CancellationToken cancellationToken) =>
        database.Read<IReadOnlyList<Reminder>>(async connection =>
        {
            // A question that may never need to be asked is no message yet.
            List<string> where = ["clinic_id = @clinicId", "NOT (status = 'planned' AND standing = 'if-open')"];
            if (filter.PatientId is not null) where.Add("patient_id = @PatientId");
            if (filter.SessionId is not null) where.Add("reminder_id IN (SELECT reminder_id FROM reminder_parts WHERE session_id = @SessionId)");
            if (filter.Status is not null) where.Add("status = @Status");
            if (after is not null) where.Add("(due_at > @afterDue OR due_at = @afterDue AND reminder_id > @afterId)");
            var page = $"FROM reminders WHERE {string.Join(" AND ", where)} ORDER BY due_at, reminder_id LIMIT @most";
            var args = new { clinicId, filter.PatientId, filter.SessionId, filter.Status, afterDue = after?.DueAt, afterId = after?.ReminderId, most };

            var clinic = await ClinicStore.Get(connection, clinicId);
            var rows = (await connection.QueryAsync<ReminderRow>($"SELECT {ReminderStore.Columns} {page}", args)).AsList();
            var parts = (await connection.QueryAsync<PartRow>(
                $"SELECT {ReminderStore.PartColumns} FROM reminder_parts WHERE reminder_id IN (SELECT reminder_id {page}) ORDER BY reminder_id, ordinal", args))
                .ToLookup(p => p.ReminderId);
            var wording = await Wording.Of(connection, database.Engine, rows.Select(row => row.ReminderId), [clinicId]);
            var contacts = (await connection.QueryAsync<ContactRow>(
                $"{ContactStore.SelectAll} WHERE group_id = @group AND patient_id IN (SELECT patient_id {page})",
                new { group = clinic.GroupId, args.clinicId, args.PatientId, args.SessionId, args.Status, args.afterDue, args.afterId, args.most }))
                .ToDictionary(c => c.PatientId);

            return [.. rows.Select(row =>
            {
                var contact = row.PatientId is null ? null : contacts.GetValueOrDefault(row.PatientId);
                return View(row, [.. parts[row.ReminderId]], wording, clinic, contact);
            })];
        }, cancellationToken);

    static Reminder View(ReminderRow row, IReadOnlyList<PartRow> parts, Wording wording, ClinicRow clinic, ContactRow? contact)
    {
        var recipient = row.IsForDriver
            ? parts.Select(p => wording.Rides.GetValueOrDefault(p.SessionId)).OfType<RideState>().Select(ride => Recipient.Driver(ride.DriverPhone, ride.DriverSmsConsent)).FirstOrDefault()
            : contact is null ? null : Recipient.For(contact);
        var zone = clinic.TimeZone is null ? parts.Select(p => wording.Sessions.GetValueOrDefault(p.SessionId)?.Zone).FirstOrDefault(z => z is not null) ?? WallClock.Zone("UTC") : clinic.Zone;
        var medium = row.Channel is null ? ExpectedWay(row, recipient) : row.Way;
        var isPlanned = row.Status == ReminderStatus.Planned;
        return new()
        {
            ReminderId = row.ReminderId,
            PatientId = row.PatientId,
            Kind = row.Kind,
            Channel = medium,
            DueAt = WallClock.InZone(row.DueAt, zone),
            SentAt = row is { Status: ReminderStatus.Sent, SentAt: { } sentAt } ? WallClock.InZone(sentAt, zone) : null,
            To = Reminder.Masked(row.Address ?? (isPlanned ? medium == Medium.Email ? recipient?.Email : recipient?.Phone : null)),
            // Planned anew while this was read, it has no parts any more: then there is nothing to write it from.
            Body = row.Body ?? (isPlanned && parts.Count > 0 && clinic.IsConfigured ? ReminderWords.Of(row, parts, wording, clinic, contact, medium).Body : null),
            TemplateId = row.TemplateId,
            TemplateVersion = row.TemplateVersion,
            Status = row.Status,
            Reason = row.Reason,
            SessionIds = [.. parts.Select(p => p.SessionId).Distinct()],
        };
    }

    /// <summary>The channel that a planned message would take by the plan; opt-outs and the number's other texts are looked at when it is due.</summary>
    static Medium ExpectedWay(ReminderRow row, Recipient? recipient)
    {
        var isText = row.Standing is "fits" or "over-budget" && recipient?.Consent != false;
        return recipient?.Media.Where(medium => medium != Medium.Sms || isText).Select(medium => (Medium?)medium).FirstOrDefault() ?? Medium.Sms;
    }
}
