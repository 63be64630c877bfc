using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Patients;

/// <summary>Every statement that touches the patients table: who was heard of, in contacts or in sessions.</summary>
public sealed class PatientStore(RidesDatabase database)
{
    /// <summary>
    /// Takes the patient's turn: every transaction about a patient does so first, and several patients' turns are taken in ascending order,
    /// so that events of one patient that arrive together are dealt with one after the other.
    /// </summary>
    public static Task Take(Unit unit, string group, string patientId) => Take(unit, [(group, patientId)]);

    /// <summary>The same for several, in the order given.</summary>
    public static Task Take(Unit unit, IEnumerable<(string Group, string PatientId)> patients) => unit.InsertAll(
        "INSERT INTO patients (group_id, patient_id, version)", "(@Group, @PatientId, 1)", [.. patients.Select(p => new Key(p.Group, p.PatientId))],
        "ON CONFLICT (group_id, patient_id) DO UPDATE SET version = patients.version + 1");

    readonly record struct Key(string Group, string PatientId);

    /// <summary>The next version of what the patient wants of messages.</summary>
    public static Task<long> NextOptVersion(Unit unit, string group, string patientId) => unit.One<long>(
        "UPDATE patients SET opt_version = opt_version + 1 WHERE group_id = @group AND patient_id = @patientId RETURNING opt_version",
        new { group, patientId });

    /// <summary>In the order in which their turns are taken.</summary>
    public static Task<IReadOnlyList<string>> WithOpenReminders(Unit unit, string clinicId, string group) => unit.Query<string>(
        """
        SELECT DISTINCT patient_id FROM reminders
        WHERE clinic_id = @clinicId AND group_id = @group AND patient_id IS NOT NULL AND status = 'planned' ORDER BY patient_id
        """, new { clinicId, group });

    public static Task Forget(Unit unit, string group, string patientId) => unit.Execute(
        "DELETE FROM patients WHERE group_id = @group AND patient_id = @patientId", new { group, patientId });

    /// <summary>Those patients of the clinic's group whose id or name contains the text, by id, after <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<PatientRow>> Search(string clinicId, string? text, string? after, int most, CancellationToken cancellationToken) =>
        (await database.Read(connection => connection.QueryAsync<PatientRow>(
            $"""
            {Select}
            WHERE p.group_id = {GroupOfClinic} AND p.patient_id > @after AND (p.patient_id LIKE @pattern ESCAPE '\' OR c.search_name LIKE @pattern ESCAPE '\')
            ORDER BY p.patient_id LIMIT @most
            """,
            new { clinicId, unknown = Clinics.ClinicStore.UnknownGroupOf(clinicId), after = after ?? "", pattern = Pattern(text), most }), cancellationToken)).AsList();

    public Task<PatientRow?> Find(string clinicId, string patientId, CancellationToken cancellationToken) =>
        database.Read(connection => connection.QuerySingleOrDefaultAsync<PatientRow>(
            $"{Select} WHERE p.group_id = {GroupOfClinic} AND p.patient_id = @patientId",
            new { clinicId, unknown = Clinics.ClinicStore.UnknownGroupOf(clinicId), patientId }), cancellationToken);

    const string GroupOfClinic = "coalesce((SELECT group_id FROM clinics WHERE clinic_id = @clinicId), @unknown)";

    const string Select =
        """
        SELECT p.patient_id, c.display_name, c.time_zone, c.language, c.version AS contact_version
        FROM patients p LEFT JOIN contacts c ON c.group_id = p.group_id AND c.patient_id = p.patient_id
        """;

    static string Pattern(string? text) => $"%{text?.ToLowerInvariant().Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
}

/// <summary>A patient as a list shows it; without a contact only the id is known.</summary>
public sealed record PatientRow
{
    public required string PatientId { get; init; }
    public string? DisplayName { get; init; }
    public string? TimeZone { get; init; }
    public string? Language { get; init; }
    public long? ContactVersion { get; init; }
}
