using System.Data.Common;
using Dapper;
using Scheduling.Platform.Http;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.FollowUps;
using Scheduling.Rides.Links;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Pages;

/// <summary>Reads what a token opens. It writes nothing: whoever looks at a link for somebody else, as programs do, changes nothing by it.</summary>
sealed class PatientPageReader(RidesDatabase database, PatientLinks links, TimeProvider clock)
{
    /// <summary>What lies further back is nobody's business any more.</summary>
    static readonly TimeSpan LookedBack = TimeSpan.FromDays(31);

    /// <summary>What was said last about reminders by a channel.</summary>
    const string SelectLastWord =
        $"SELECT {OptOutLedger.Columns} FROM opt_outs WHERE group_id = @group AND number = @number AND channel = @channel ORDER BY seq DESC LIMIT 1";

    /// <summary>The visits for which another time was asked and nobody has answered yet.</summary>
    const string SelectRequested =
        "SELECT about FROM patient_tasks WHERE group_id = @group AND patient_id = @patientId AND kind = 'time-request' AND status = 'open'";

    /// <summary>Null when the token opens nothing.</summary>
    public Task<PatientPage?> Read(string token, CancellationToken cancellationToken) => database.Read(async connection =>
    {
        var now = clock.GetUtcNow();
        return await links.Open(connection, token, now) is { } opened ? await Read(connection, opened, now) : null;
    }, cancellationToken);

    static async Task<PatientPage> Read(DbConnection connection, OpenedLink opened, DateTimeOffset now)
    {
        var patient = new { group = opened.Group, patientId = opened.PatientId };
        var since = new { patient.group, patient.patientId, since = DateOnly.FromDateTime((now - LookedBack).UtcDateTime) };
        var contact = await connection.QuerySingleOrDefaultAsync<ContactRow>($"{ContactStore.SelectAll} WHERE group_id = @group AND patient_id = @patientId", patient);
        var sessions = (await connection.QueryAsync<SessionRow>(SessionStore.SelectSince, since)).AsList();
        var rides = (await connection.QueryAsync<RideRow>(RideStore.SelectSince, since)).ToDictionary(ride => ride.SessionId);
        var talks = (await connection.QueryAsync<FollowUpVisitRow>(FollowUpStore.SelectSince, new { patient.group, patient.patientId, since = now - LookedBack })).AsList();
        var requested = (await connection.QueryAsync<string>(SelectRequested, patient)).ToHashSet(StringComparer.Ordinal);
        var zones = new Dictionary<string, TimeZoneInfo>();
        foreach (var clinicId in talks.Select(talk => talk.ClinicId).Distinct()) zones[clinicId] = (await ClinicStore.Get(connection, clinicId)).Zone;

        return new()
        {
            Opened = opened,
            Now = now,
            Contact = contact,
            Visits = [.. sessions.Select(session => new PageVisit(session, rides.GetValueOrDefault(session.SessionId), requested.Contains(session.SessionId.ToString())))],
            Talks = talks,
            Zones = zones,
            Channels = contact is null ? [] : await Channels(connection, opened.Group, contact),
        };
    }

    static async Task<IReadOnlyList<PageChannel>> Channels(DbConnection connection, string group, ContactRow contact)
    {
        var (channels, recipient) = (new List<PageChannel>(), Recipient.For(contact));
        foreach (var medium in recipient.Media)
        {
            var address = medium == Medium.Sms ? recipient.Phone : recipient.Email;
            if (address is null) continue;
            // The ledger is kept by number: without one a person writes it down.
            var isOut = recipient.Phone is { } number && await connection.QuerySingleOrDefaultAsync<OptOutRow>(
                SelectLastWord, new { group, number, channel = WireName.Of(medium) }) is { Action: "out" };
            var refused = medium == Medium.Sms && recipient.Consent == false;
            channels.Add(new()
            {
                Medium = medium,
                Address = medium == Medium.Sms ? $"···{address[^Math.Min(4, address.Length)..]}" : Masked(address),
                IsOn = !isOut && !refused,
                CanChange = recipient.Phone is not null && !refused,
            });
        }
        return channels;
    }

    /// <summary>The first letter and what follows the at sign.</summary>
    static string Masked(string email) => $"{email[..1]}···{email[email.LastIndexOf('@')..]}";
}
