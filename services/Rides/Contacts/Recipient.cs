using Scheduling.Rides.Channels;

namespace Scheduling.Rides.Contacts;

/// <summary>Who gets a message, and by what: the patient, the guardian in the patient's place, or the driver.</summary>
public sealed record Recipient
{
    public required string? Phone { get; init; }
    public required string? Email { get; init; }

    /// <summary>In order of preference.</summary>
    public required IReadOnlyList<Medium> Media { get; init; }

    /// <summary>To texts; null where nothing was asked.</summary>
    public required bool? Consent { get; init; }

    /// <summary>Who messages about the patient go to.</summary>
    public static Recipient For(ContactRow contact)
    {
        if (contact.GuardianName is null)
            return new() { Phone = contact.Phone, Email = contact.Email, Media = [.. contact.Media], Consent = contact.CalledConsent };

        var has = new[] { Medium.Sms, Medium.Email }.Where(medium => (medium == Medium.Sms ? contact.GuardianPhone : contact.GuardianEmail) is not null).ToList();
        return new()
        {
            Phone = contact.GuardianPhone,
            Email = contact.GuardianEmail,
            // In the order that the patient's family chose, and else by what there is.
            Media = [.. contact.Media.Concat(has).Distinct().Where(has.Contains)],
            Consent = contact.CalledConsent,
        };
    }

    /// <summary>Who drives the patient home: by text alone, and only with a consent of their own.</summary>
    public static Recipient Driver(string? phone, bool consent) => new() { Phone = phone, Email = null, Media = phone is null ? [] : [Medium.Sms], Consent = consent };
}
