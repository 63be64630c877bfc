using System.Data.Common;
using System.Text.Json;
using Dapper;
using Scheduling.Contracts.Courses;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Clinics;

/// <summary>Every statement that touches the clinics table.</summary>
static class ClinicStore
{
    const string Columns = "clinic_id, group_id, version, sender_name, phone, sms_number, time_zone";

    internal const string SelectZones = "SELECT time_zone FROM clinics WHERE group_id = @group AND version > 0 ORDER BY clinic_id";

    /// <summary>What stands for the group of a clinic not yet heard of: no id that anyone can choose, so that nothing of it mixes with a group's.</summary>
    public static string UnknownGroupOf(string clinicId) => "?" + clinicId;

    public static Task<ClinicRow?> Find(Unit unit, string clinicId) =>
        unit.One<ClinicRow>($"SELECT {Columns} FROM clinics WHERE clinic_id = @clinicId", new { clinicId });

    public static Task<IReadOnlyList<ClinicRow>> Of(Unit unit, IEnumerable<string> clinicIds) => unit.Query<ClinicRow>(
        $"SELECT {Columns} FROM clinics WHERE {unit.Engine.IsOneOf("clinic_id", "text", "@list")}", new { list = JsonSerializer.Serialize(clinicIds) });

    /// <summary>The clinic as it is known, which may be by its id alone.</summary>
    public static async Task<ClinicRow> Get(DbConnection connection, string clinicId) =>
        await connection.QuerySingleOrDefaultAsync<ClinicRow>($"SELECT {Columns} FROM clinics WHERE clinic_id = @clinicId", new { clinicId })
        ?? Unknown(clinicId);

    /// <summary>A clinic of which nothing is known but its id.</summary>
    public static ClinicRow Unknown(string clinicId) => new() { ClinicId = clinicId, GroupId = UnknownGroupOf(clinicId), Version = 0 };

    /// <summary>
    /// The clinic's group. Where it is not known the clinic's row is taken, so that who learns the group waits for this transaction and then
    /// finds what it wrote.
    /// </summary>
    public static async Task<string> GroupOf(Unit unit, string clinicId)
    {
        if (await Find(unit, clinicId) is { } known && !IsUnknown(known.GroupId)) return known.GroupId;
        return (await unit.One<string>(
            """
            INSERT INTO clinics (clinic_id, group_id, version) VALUES (@clinicId, @unknown, 0)
            ON CONFLICT (clinic_id) DO UPDATE SET version = clinics.version
            RETURNING group_id
            """, new { clinicId, unknown = UnknownGroupOf(clinicId) }))!;
    }

    /// <summary>Notes the group that an event names, where none is known; answers whether that was news.</summary>
    public static async Task<bool> Learn(Unit unit, string clinicId, string group)
    {
        if (await Find(unit, clinicId) is { } known && !IsUnknown(known.GroupId)) return false;
        return await unit.Execute(
            """
            INSERT INTO clinics (clinic_id, group_id, version) VALUES (@clinicId, @group, 0)
            ON CONFLICT (clinic_id) DO UPDATE SET group_id = excluded.group_id WHERE clinics.group_id = @unknown
            """, new { clinicId, group, unknown = UnknownGroupOf(clinicId) }) > 0;
    }

    /// <summary>Those of the clinics whose group is known.</summary>
    public static async Task<IReadOnlySet<string>> WithGroup(Unit unit, IEnumerable<string> clinicIds) => (await unit.Query<ClinicRow>(
        $"SELECT {Columns} FROM clinics WHERE {unit.Engine.IsOneOf("clinic_id", "text", "@list")}", new { list = JsonSerializer.Serialize(clinicIds) }))
        .Where(clinic => !IsUnknown(clinic.GroupId)).Select(clinic => clinic.ClinicId).ToHashSet(StringComparer.Ordinal);

    /// <summary>Takes the clinic's row as it was before; null when it was not heard of at all.</summary>
    public static async Task<ClinicRow?> Take(Unit unit, string clinicId)
    {
        await unit.Execute("UPDATE clinics SET version = version WHERE clinic_id = @clinicId", new { clinicId });
        return await Find(unit, clinicId);
    }

    /// <summary>Keeps the newest configuration; answers whether this is it.</summary>
    public static async Task<bool> Keep(Unit unit, ClinicConfigured clinic) => await unit.Execute(
        """
        INSERT INTO clinics (clinic_id, group_id, version, sender_name, phone, sms_number, time_zone)
        VALUES (@ClinicId, @Group, @Version, @SenderName, @Phone, @SmsNumber, @TimeZone)
        ON CONFLICT (clinic_id) DO UPDATE SET
          group_id = excluded.group_id, version = excluded.version, sender_name = excluded.sender_name, phone = excluded.phone,
          sms_number = excluded.sms_number, time_zone = excluded.time_zone
        WHERE excluded.version > clinics.version
        """, new { clinic.ClinicId, clinic.Group, clinic.Version, clinic.SenderName, clinic.Phone, clinic.SmsNumber, clinic.TimeZone }) > 0;

    /// <summary>The clinic that texts from that number.</summary>
    public static async Task<ClinicRow?> OfSmsNumber(Unit unit, string smsNumber) =>
        await unit.One<ClinicRow>($"SELECT {Columns} FROM clinics WHERE sms_number = @smsNumber ORDER BY clinic_id LIMIT 1", new { smsNumber });

    /// <summary>Some configured clinic of the group.</summary>
    public static async Task<ClinicRow?> OfGroup(Unit unit, string group) =>
        await unit.One<ClinicRow>($"SELECT {Columns} FROM clinics WHERE group_id = @group AND version > 0 ORDER BY clinic_id LIMIT 1", new { group });

    /// <summary>Whether that only stands for a group.</summary>
    public static bool IsUnknown(string group) => group.StartsWith('?');
}
