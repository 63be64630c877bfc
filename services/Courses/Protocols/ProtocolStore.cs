using Dapper;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Protocols;

/// <summary>
/// Every statement that touches the protocols table: a clinic's own templates, each version kept whole as JSON for the courses that were booked by it.
/// A protocol that ships is version 1 of its id everywhere; a clinic that replaces it goes on at version 2.
/// </summary>
public sealed class ProtocolStore(CoursesDatabase database)
{
    /// <summary>The clinic's newest version, no row where it has none of its own; part of a statement list.</summary>
    internal const string Newest =
        "SELECT body FROM protocols WHERE clinic_id = @clinicId AND protocol_id = @protocolId ORDER BY version DESC LIMIT 1;\n";

    /// <summary>The version that one course is pinned to, no row where it ships; part of a statement list.</summary>
    internal const string OfOneCourse =
        """
        SELECT p.body FROM courses c JOIN protocols p ON p.clinic_id = COALESCE(c.protocol_clinic_id, c.clinic_id) AND p.protocol_id = c.protocol_id AND p.version = c.protocol_version
        WHERE c.course_id = @CourseId;
        """;

    /// <summary>The clinics' own versions that those courses are pinned to; part of a statement list.</summary>
    internal static string OfCourses(string ids) =>
        $"""
        SELECT c.course_id AS CourseId, p.body AS Body FROM courses c JOIN protocols p ON p.clinic_id = COALESCE(c.protocol_clinic_id, c.clinic_id) AND p.protocol_id = c.protocol_id AND p.version = c.protocol_version
        WHERE c.course_id IN ({ids});

        """;

    const string Pinned = "SELECT body FROM protocols WHERE clinic_id = @clinicId AND protocol_id = @protocolId AND version = @version";

    /// <summary>What a row of <see cref="Newest"/>, or none, means: the clinic's own protocol, else the one that ships, else null.</summary>
    internal static Protocol? Read(string protocolId, string? body) => body is null ? ShippedProtocols.Find(protocolId) : StoredJson.Read<Protocol>(body);

    /// <summary>The protocol that a course booked now would get; null when the clinic has none of that id.</summary>
    public async Task<Protocol?> Find(string clinicId, string protocolId, CancellationToken cancellationToken) => Read(
        protocolId, await database.Read(connection => connection.QuerySingleOrDefaultAsync<string>(Newest, new { clinicId, protocolId }), cancellationToken));

    /// <summary>The same inside a transaction.</summary>
    public static async Task<Protocol?> Find(Unit unit, string clinicId, string protocolId) =>
        Read(protocolId, await unit.One<string>(Newest, new { clinicId, protocolId }));

    /// <summary>The protocol as it was when a course was booked by it, which later versions do not change.</summary>
    /// <exception cref="NotFoundException">There never was such a version.</exception>
    public static async Task<Protocol> Find(Unit unit, string clinicId, string protocolId, int version)
    {
        if (ShippedProtocols.Find(protocolId) is { } shipped && shipped.Version == version) return shipped;
        return await unit.One<string>(Pinned, new { clinicId, protocolId, version }) is { } body
            ? StoredJson.Read<Protocol>(body)
            : throw NotFoundException.Of("protocol", $"{protocolId}, version {version}");
    }

    /// <summary>The newest version of each of the clinic's own; part of a statement list.</summary>
    internal const string AllNewest =
        """
        SELECT p.body FROM protocols p
        WHERE p.clinic_id = @clinicId
          AND p.version = (SELECT MAX(o.version) FROM protocols o WHERE o.clinic_id = p.clinic_id AND o.protocol_id = p.protocol_id);

        """;

    /// <summary>All that the clinic can book: those that ship, each in the clinic's own version where it has one, then the others by id.</summary>
    public async Task<IReadOnlyList<Protocol>> List(string clinicId, CancellationToken cancellationToken) =>
        OfClinic(await database.Read(connection => connection.QueryAsync<string>(AllNewest, new { clinicId }), cancellationToken));

    /// <summary>The same of the rows of <see cref="AllNewest"/>.</summary>
    internal static IReadOnlyList<Protocol> OfClinic(IEnumerable<string> bodies)
    {
        var own = bodies.Select(StoredJson.Read<Protocol>).ToDictionary(protocol => protocol.Id);
        return
        [
            .. ShippedProtocols.All.Select(shipped => own.GetValueOrDefault(shipped.Id) ?? shipped),
            .. own.Values.Where(protocol => ShippedProtocols.Find(protocol.Id) is null).OrderBy(protocol => protocol.Id, StringComparer.Ordinal),
        ];
    }

    public static Task Insert(Unit unit, string clinicId, Protocol protocol) => unit.Execute(
        "INSERT INTO protocols (clinic_id, protocol_id, version, body) VALUES (@clinicId, @Id, @Version, @body)",
        new { clinicId, protocol.Id, protocol.Version, body = StoredJson.Write(protocol) });
}
