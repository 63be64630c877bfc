using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Links;

/// <summary>
/// Makes the links to patients' pages and finds out whose a token is. Who writes an e-mail asks <see cref="For"/> in the transaction in which the
/// message is begun, puts the answer into the body as it is, and never into a text, an event or a log: whoever holds the link is taken for the patient.
/// </summary>
public sealed class PatientLinks(LinkTokens tokens, PublicAddress address)
{
    /// <summary>How long a link opens its page.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>A link in a message lasts at least that long, so that it outlives the visits the message is about.</summary>
    static readonly TimeSpan LeastInMessage = TimeSpan.FromDays(15);

    static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>
    /// The address of the patient's page for a message of the clinic, to be asked for with the patient's turn taken. Messages share one link while
    /// it has half of its time before it; one that was revoked is followed by another, because what is revoked is the link that went astray, and
    /// not the patient's page.
    /// </summary>
    public async Task<string> For(Unit unit, string clinicId, string patientId)
    {
        var group = await ClinicStore.GroupOf(unit, clinicId);
        foreach (var link in await LinkStore.Working(unit, clinicId, group, patientId, LinkUse.Message, unit.Now + LeastInMessage))
            // After a change of the token key the old links open nothing any more, and cannot be written again.
            if (IsTokenOf(link, tokens.Of(link.LinkId))) return UrlOf(link.LinkId);
        return UrlOf((await Make(unit, clinicId, patientId, LinkUse.Message)).LinkId);
    }

    /// <summary>Makes a link and forgets those that ended long ago.</summary>
    public async Task<LinkRow> Make(Unit unit, string clinicId, string patientId, LinkUse use)
    {
        var group = await ClinicStore.GroupOf(unit, clinicId);
        var linkId = Guid.CreateVersion7(unit.Now);
        var link = new LinkRow
        {
            LinkId = linkId,
            ClinicId = clinicId,
            GroupId = group,
            PatientId = patientId,
            MadeFor = WireName.Of(use),
            TokenHash = LinkTokens.HashOf(tokens.Of(linkId)),
            CreatedAt = unit.Now,
            ExpiresAt = unit.Now + Lifetime,
        };
        await LinkStore.Forget(unit, clinicId, group, patientId, unit.Now - Remembered);
        await LinkStore.Add(unit, link);
        return link;
    }

    /// <summary>What opens the page of that link.</summary>
    public string UrlOf(Guid linkId) => address.Of($"/p/{tokens.Of(linkId)}");

    /// <summary>The page that a token opens; null when it opens none, for whatever reason.</summary>
    public async Task<OpenedLink?> Open(DbConnection connection, string token, DateTimeOffset now)
    {
        if (tokens.Read(token) is not { } linkId) return null;
        var link = await connection.QuerySingleOrDefaultAsync<LinkRow>(LinkStore.SelectOne, new { linkId });
        return link is not null && IsTokenOf(link, token) && link.Works(now)
            ? Opened(link, await ClinicStore.Get(connection, link.ClinicId))
            : null;
    }

    /// <summary>The same in a transaction that is about to change something.</summary>
    public async Task<OpenedLink?> Open(Unit unit, string token)
    {
        if (tokens.Read(token) is not { } linkId) return null;
        return await LinkStore.Find(unit, linkId) is { } link && IsTokenOf(link, token) && link.Works(unit.Now) && await ClinicStore.Find(unit, link.ClinicId) is { } clinic
            ? Opened(link, clinic)
            : null;
    }

    static OpenedLink? Opened(LinkRow link, ClinicRow clinic) =>
        // In another group the same id is another person.
        link.IsOf(link.ClinicId, clinic.GroupId, link.PatientId) ? new(link, clinic) : null;

    static bool IsTokenOf(LinkRow link, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(link.TokenHash), Encoding.ASCII.GetBytes(LinkTokens.HashOf(token)));
}

/// <summary>A link that works, and the clinic in whose name its page speaks.</summary>
public sealed record OpenedLink(LinkRow Link, ClinicRow Clinic)
{
    public Guid LinkId => Link.LinkId;
    public string Group => Clinic.GroupId;
    public string PatientId => Link.PatientId;
}
