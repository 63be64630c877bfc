using System.Text.Json;
using Dapper;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Clinics;

/// <summary>Every statement that touches the clinics table. A clinic is kept whole, as JSON: nothing asks for a part of it in SQL.</summary>
public sealed class ClinicStore(CoursesDatabase database)
{
    /// <exception cref="NotFoundException">There is no such clinic.</exception>
    public async Task<Clinic> Get(string clinicId, CancellationToken cancellationToken) =>
        await database.Read(connection => connection.QuerySingleOrDefaultAsync<string>(
            "SELECT body FROM clinics WHERE clinic_id = @clinicId", new { clinicId }), cancellationToken) is { } body
            ? Read(body)
            : throw NotFoundException.Of("clinic", clinicId);

    /// <summary>The clinic as it is inside the transaction; null when it is new.</summary>
    public static async Task<Clinic?> Find(Unit unit, string clinicId) =>
        await unit.One<string>("SELECT body FROM clinics WHERE clinic_id = @clinicId", new { clinicId }) is { } body ? Read(body) : null;

    /// <summary>Clinics by id, those after <paramref name="after"/>; <paramref name="only"/> null is all of them.</summary>
    public async Task<IReadOnlyList<Clinic>> List(IReadOnlyCollection<string>? only, string? after, int most, CancellationToken cancellationToken)
    {
        var bodies = await database.Read(connection => connection.QueryAsync<string>(
            $"""
            SELECT body FROM clinics
            WHERE clinic_id > @after AND (@all OR clinic_id IN ({database.Engine.ElementsOf("@only")}))
            ORDER BY clinic_id LIMIT @most
            """,
            new { after = after ?? "", all = only is null, only = JsonSerializer.Serialize(only ?? []), most }), cancellationToken);
        return [.. bodies.Select(Read)];
    }

    /// <summary>Whether another clinic texts from that number.</summary>
    public static async Task<bool> IsTaken(Unit unit, string smsNumber, string byOtherThan) =>
        await unit.One<string>(
            "SELECT clinic_id FROM clinics WHERE sms_number = @smsNumber AND clinic_id <> @byOtherThan", new { smsNumber, byOtherThan }) is not null;

    public static Task Put(Unit unit, Clinic clinic) => unit.Execute(
        """
        INSERT INTO clinics (clinic_id, group_id, sms_number, version, body) VALUES (@Id, @Group, @SmsNumber, @Version, @body)
        ON CONFLICT (clinic_id) DO UPDATE SET
          group_id = excluded.group_id, sms_number = excluded.sms_number, version = excluded.version, body = excluded.body
        """, new { clinic.Id, clinic.Group, clinic.SmsNumber, Version = (long)clinic.Version, body = StoredJson.Write(clinic) });

    internal static Clinic Read(string body) => StoredJson.Read<Clinic>(body);
}
