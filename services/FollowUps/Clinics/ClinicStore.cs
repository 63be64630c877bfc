using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Clinics;

/// <summary>Every statement that touches the clinics this service was told of.</summary>
static class ClinicStore
{
    /// <summary>The <see cref="ClinicDays"/> as JSON; nothing while nothing was told of the clinic.</summary>
    public const string Select = "SELECT body FROM clinics WHERE clinic_id = @clinicId";

    /// <summary>False when what is kept is as new or newer.</summary>
    public static async Task<bool> Keep(Unit unit, ClinicDays clinic, long version) => await unit.Execute(
        """
        INSERT INTO clinics (clinic_id, version, body) VALUES (@ClinicId, @version, @body)
        ON CONFLICT (clinic_id) DO UPDATE SET version = excluded.version, body = excluded.body WHERE clinics.version < excluded.version
        """, new { clinic.ClinicId, version, body = StoredJson.Write(clinic) }) == 1;
}
