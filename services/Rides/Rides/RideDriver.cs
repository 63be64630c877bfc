using System.Text.Json;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Contacts;

namespace Scheduling.Rides.Rides;

/// <summary>Who is to take a patient home: a person with a consent of their own, or a service.</summary>
public sealed record RideDriver
{
    /// <summary><c>adult</c>, <c>rideshare</c>, <c>clinic</c> or <c>medical-transport</c>.</summary>
    public required string Kind { get; init; }

    public string? Name { get; init; }
    public string? Phone { get; init; }

    /// <summary>The driver's own consent to texts.</summary>
    public bool SmsConsent { get; init; }

    /// <summary>Whether it is the one of the patient's contact.</summary>
    public bool IsOnFile { get; init; }

    public string? ProviderId { get; init; }

    /// <summary>The driver that a contact names.</summary>
    public static RideDriver? Of(ContactRow? contact) => contact?.DriverKind is not { } kind ? null : new()
    {
        Kind = kind, Name = contact.DriverName, Phone = contact.DriverPhone, SmsConsent = contact.DriverSmsConsent, IsOnFile = true,
    };
}

/// <summary>Reads the drivers that the patients' contacts name.</summary>
static class DriversOnFile
{
    public static async Task<IReadOnlyDictionary<(string Group, string PatientId), RideDriver>> Of(Unit unit, IReadOnlyCollection<(string Group, string PatientId)> patients) => (await unit.Query<ContactRow>(
        $"""
        {ContactStore.SelectAll}
        WHERE {unit.Engine.IsOneOf("group_id", "text", "@groups")} AND {unit.Engine.IsOneOf("patient_id", "text", "@patientIds")} AND driver_kind IS NOT NULL
        """,
        new
        {
            groups = JsonSerializer.Serialize(patients.Select(p => p.Group).Distinct()),
            patientIds = JsonSerializer.Serialize(patients.Select(p => p.PatientId).Distinct()),
        })).ToDictionary(contact => (contact.GroupId, contact.PatientId), contact => RideDriver.Of(contact)!);
}
