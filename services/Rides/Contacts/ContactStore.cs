using Dapper;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Contacts;

/// <summary>Every statement that touches the contacts table.</summary>
public sealed class ContactStore(RidesDatabase database)
{
    const string Columns =
        """
        group_id, patient_id, clinic_id, version, changed_at, display_name, search_name, phone, email, time_zone, language, channels,
        consent_given, consent_source, consent_at, driver_kind, driver_name, driver_phone, driver_sms_consent
        """;

    internal const string SelectAll = $"SELECT {Columns} FROM contacts";
    const string SelectOne = $"{SelectAll} WHERE group_id = @group AND patient_id = @patientId";

    public static Task<ContactRow?> Find(Unit unit, string group, string patientId) => unit.One<ContactRow>(SelectOne, new { group, patientId });

    public Task<ContactRow?> Find(string clinicId, string patientId, CancellationToken cancellationToken) => database.Read(async connection =>
    {
        var clinic = await ClinicStore.Get(connection, clinicId);
        return await connection.QuerySingleOrDefaultAsync<ContactRow>(SelectOne, new { group = clinic.GroupId, patientId });
    }, cancellationToken);

    public static Task Put(Unit unit, ContactRow contact) => unit.InsertAll(
        $"INSERT INTO contacts ({Columns})",
        """
        (@GroupId, @PatientId, @ClinicId, @Version, @ChangedAt, @DisplayName, @SearchName, @Phone, @Email, @TimeZone, @Language, @Channels,
        @ConsentGiven, @ConsentSource, @ConsentAt, @DriverKind, @DriverName, @DriverPhone, @DriverSmsConsent)
        """, [contact],
        """
        ON CONFLICT (group_id, patient_id) DO UPDATE SET
          clinic_id = excluded.clinic_id, version = excluded.version, changed_at = excluded.changed_at, display_name = excluded.display_name,
          search_name = excluded.search_name, phone = excluded.phone, email = excluded.email, time_zone = excluded.time_zone,
          language = excluded.language, channels = excluded.channels, consent_given = excluded.consent_given,
          consent_source = excluded.consent_source, consent_at = excluded.consent_at, driver_kind = excluded.driver_kind,
          driver_name = excluded.driver_name, driver_phone = excluded.driver_phone, driver_sms_consent = excluded.driver_sms_consent
        """);

    /// <summary>What a clinic's staff entered under a group, by patient.</summary>
    public static Task<IReadOnlyList<ContactRow>> PutBy(Unit unit, string group, string clinicId) => unit.Query<ContactRow>(
        $"SELECT {Columns} FROM contacts WHERE group_id = @group AND clinic_id = @clinicId ORDER BY patient_id", new { group, clinicId });

    public static Task Delete(Unit unit, ContactRow contact) => unit.Execute(
        "DELETE FROM contacts WHERE group_id = @GroupId AND patient_id = @PatientId", new { contact.GroupId, contact.PatientId });

    /// <summary>The patients of the group that number belongs to, in the order in which their turns are taken.</summary>
    public static Task<IReadOnlyList<ContactRow>> OfNumber(Unit unit, string group, string number) => unit.Query<ContactRow>(
        $"SELECT {Columns} FROM contacts WHERE group_id = @group AND phone = @number ORDER BY patient_id", new { group, number });

    /// <summary>The patients of the group who are driven by somebody with that number.</summary>
    public static Task<IReadOnlyList<ContactRow>> DrivenBy(Unit unit, string group, string number) => unit.Query<ContactRow>(
        $"SELECT {Columns} FROM contacts WHERE group_id = @group AND driver_phone = @number ORDER BY patient_id", new { group, number });

    /// <summary>The groups in which that number is somebody's.</summary>
    public static Task<IReadOnlyList<string>> GroupsOfNumber(Unit unit, string number) => unit.Query<string>(
        "SELECT DISTINCT group_id FROM contacts WHERE phone = @number ORDER BY group_id", new { number });
}
