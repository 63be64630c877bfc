using Dapper;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.OptOuts;

namespace Scheduling.Rides.Contacts;

/// <summary>Every statement that touches the contacts table.</summary>
public sealed class ContactStore(RidesDatabase database)
{
    const string Columns =
        """
        group_id, patient_id, clinic_id, version, changed_at, display_name, search_name, phone, email, time_zone, language, channels,
        consent_given, consent_source, consent_at, driver_kind, driver_name, driver_phone, driver_sms_consent,
        guardian_name, guardian_phone, guardian_email, guardian_consent_given, guardian_consent_source, guardian_consent_at, called_phone
        """;

    internal const string SelectAll = $"SELECT {Columns} FROM contacts";
    const string SelectOne = $"{SelectAll} WHERE group_id = @group AND patient_id = @patientId";

    public static Task<ContactRow?> Find(Unit unit, string group, string patientId) => unit.One<ContactRow>(SelectOne, new { group, patientId });

    /// <summary>The contact as it is shown.</summary>
    public Task<Contact?> Find(string clinicId, string patientId, CancellationToken cancellationToken) => database.Read(async connection =>
    {
        var clinic = await ClinicStore.Get(connection, clinicId);
        if (await connection.QuerySingleOrDefaultAsync<ContactRow>(SelectOne, new { group = clinic.GroupId, patientId }) is not { } contact) return null;
        var isDead = await connection.QuerySingleAsync<long>(InvalidNumbers.Count, new { group = clinic.GroupId, number = contact.CalledPhone ?? "" });
        return Contact.Of(contact, isDead > 0);
    }, cancellationToken);

    public static Task Put(Unit unit, ContactRow contact) => unit.InsertAll(
        $"INSERT INTO contacts ({Columns})",
        """
        (@GroupId, @PatientId, @ClinicId, @Version, @ChangedAt, @DisplayName, @SearchName, @Phone, @Email, @TimeZone, @Language, @Channels,
        @ConsentGiven, @ConsentSource, @ConsentAt, @DriverKind, @DriverName, @DriverPhone, @DriverSmsConsent,
        @GuardianName, @GuardianPhone, @GuardianEmail, @GuardianConsentGiven, @GuardianConsentSource, @GuardianConsentAt, @CalledPhone)
        """, [contact],
        """
        ON CONFLICT (group_id, patient_id) DO UPDATE SET
          clinic_id = excluded.clinic_id, version = excluded.version, changed_at = excluded.changed_at, display_name = excluded.display_name,
          search_name = excluded.search_name, phone = excluded.phone, email = excluded.email, time_zone = excluded.time_zone,
          language = excluded.language, channels = excluded.channels, consent_given = excluded.consent_given,
          consent_source = excluded.consent_source, consent_at = excluded.consent_at, driver_kind = excluded.driver_kind,
          driver_name = excluded.driver_name, driver_phone = excluded.driver_phone, driver_sms_consent = excluded.driver_sms_consent,
          guardian_name = excluded.guardian_name, guardian_phone = excluded.guardian_phone, guardian_email = excluded.guardian_email,
          guardian_consent_given = excluded.guardian_consent_given, guardian_consent_source = excluded.guardian_consent_source,
          guardian_consent_at = excluded.guardian_consent_at, called_phone = excluded.called_phone
        """);

    /// <summary>What a clinic's staff entered under a group, by patient.</summary>
    public static Task<IReadOnlyList<ContactRow>> PutBy(Unit unit, string group, string clinicId) => unit.Query<ContactRow>(
        $"SELECT {Columns} FROM contacts WHERE group_id = @group AND clinic_id = @clinicId ORDER BY patient_id", new { group, clinicId });

    public static Task Delete(Unit unit, ContactRow contact) => unit.Execute(
        "DELETE FROM contacts WHERE group_id = @GroupId AND patient_id = @PatientId", new { contact.GroupId, contact.PatientId });

    /// <summary>The patients of the group that are reached at that number, their own or a guardian's, in the order in which their turns are taken.</summary>
    public static Task<IReadOnlyList<ContactRow>> OfNumber(Unit unit, string group, string number) => unit.Query<ContactRow>(
        $"SELECT {Columns} FROM contacts WHERE group_id = @group AND called_phone = @number ORDER BY patient_id", new { group, number });

    /// <summary>The patients of the group who are driven by somebody with that number.</summary>
    public static Task<IReadOnlyList<ContactRow>> DrivenBy(Unit unit, string group, string number) => unit.Query<ContactRow>(
        $"SELECT {Columns} FROM contacts WHERE group_id = @group AND driver_phone = @number ORDER BY patient_id", new { group, number });

    /// <summary>The groups in which that number is a patient's, a guardian's or a driver's.</summary>
    public static Task<IReadOnlyList<string>> GroupsOfNumber(Unit unit, string number) => unit.Query<string>(
        "SELECT DISTINCT group_id FROM contacts WHERE called_phone = @number OR driver_phone = @number ORDER BY group_id", new { number });
}
