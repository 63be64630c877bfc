using System.ComponentModel.DataAnnotations;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;

namespace Scheduling.Rides.Contacts;

/// <summary>How a patient is to be reached.</summary>
public sealed record ContactRequest
{
    [Length(1, 200, ErrorMessage = "must have 1 to 200 characters")]
    public required string DisplayName { get; init; }

    [E164]
    public string? Phone { get; init; }

    [RegularExpression(@"[^\s@]+@[^\s@]+", ErrorMessage = "must be an e-mail address"), MaxLength(254, ErrorMessage = "must have at most 254 characters")]
    public string? Email { get; init; }

    /// <summary>IANA; when absent the clinic's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>BCP 47, such as <c>en</c> or <c>es-MX</c>; <c>en</c> when absent.</summary>
    [RegularExpression("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", ErrorMessage = "must be a language such as en or es")]
    public string? Language { get; init; }

    /// <summary><c>sms</c> and <c>email</c> in order of preference; when absent, what there is an address for.</summary>
    [MaxLength(2, ErrorMessage = "must name each channel once")]
    public IReadOnlyList<Medium>? Channels { get; init; }

    public SmsConsent? SmsConsent { get; init; }
    public Driver? Driver { get; init; }

    /// <summary>Who gets the messages instead of the patient, who is a minor or in another's care.</summary>
    public Guardian? Guardian { get; init; }

    /// <summary>What the members' own rules do not say.</summary>
    public Dictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(DisplayName)) errors["displayName"] = ["must not be blank"];
        if (TimeZone is not null && !WallClock.TryZone(TimeZone, out _)) errors["timeZone"] = ["must be an IANA time zone such as America/New_York"];
        if (Channels is { } channels)
        {
            if (channels.Contains(Medium.StaffCall)) errors["channels"] = ["must be sms or email"];
            else if (channels.Distinct().Count() < channels.Count) errors["channels"] = ["must name each channel once"];
            if (channels.Contains(Medium.Sms) && Phone is null) errors["phone"] = ["must be given when channels names sms"];
            if (channels.Contains(Medium.Email) && Email is null) errors["email"] = ["must be given when channels names email"];
        }
        if (SmsConsent is { Given: true, Source: null or "" }) errors["smsConsent.source"] = ["must be given with consent"];
        if (SmsConsent is { Given: true, At: null }) errors["smsConsent.at"] = ["must be given with consent"];
        if (Guardian is { } guardian)
        {
            if (string.IsNullOrWhiteSpace(guardian.Name)) errors["guardian.name"] = ["must not be blank"];
            if (guardian is { Phone: null, Email: null }) errors["guardian.phone"] = ["must be given, or an e-mail address: the messages go there"];
            if (guardian.SmsConsent is { Given: true, Source: null or "" }) errors["guardian.smsConsent.source"] = ["must be given with consent"];
            if (guardian.SmsConsent is { Given: true, At: null }) errors["guardian.smsConsent.at"] = ["must be given with consent"];
        }
        return errors;
    }

    public ContactRow As(string group, string clinicId, string patientId, long version, DateTimeOffset now) => new()
    {
        GroupId = group,
        PatientId = patientId,
        ClinicId = clinicId,
        Version = version,
        ChangedAt = now,
        DisplayName = DisplayName,
        SearchName = DisplayName.ToLowerInvariant(),
        Phone = Phone,
        Email = Email,
        TimeZone = TimeZone,
        Language = Language ?? "en",
        Channels = string.Join(',', (Channels ?? WithAddress()).Select(WireName.Of)),
        ConsentGiven = SmsConsent?.Given,
        ConsentSource = SmsConsent?.Source,
        ConsentAt = SmsConsent?.At?.ToUniversalTime(),
        DriverKind = Driver is null ? null : WireName.Of(Driver.Kind),
        DriverName = Driver?.Name,
        DriverPhone = Driver?.Phone,
        DriverSmsConsent = Driver?.SmsConsent ?? false,
        GuardianName = Guardian?.Name,
        GuardianPhone = Guardian?.Phone,
        GuardianEmail = Guardian?.Email,
        GuardianConsentGiven = Guardian?.SmsConsent?.Given,
        GuardianConsentSource = Guardian?.SmsConsent?.Source,
        GuardianConsentAt = Guardian?.SmsConsent?.At?.ToUniversalTime(),
        CalledPhone = Guardian is null ? Phone : Guardian.Phone,
    };

    IEnumerable<Medium> WithAddress()
    {
        if (Phone is not null) yield return Medium.Sms;
        if (Email is not null) yield return Medium.Email;
    }
}

/// <summary>What the patient said about texts. Without it the health-care exemption and its budget apply.</summary>
public sealed record SmsConsent
{
    /// <summary>False: no texts at all. True: urgent texts may exceed the budget.</summary>
    public required bool Given { get; init; }

    /// <summary>Where it was given, such as <c>intake-form</c>; required with consent.</summary>
    [MaxLength(100, ErrorMessage = "must have at most 100 characters")]
    public string? Source { get; init; }

    /// <summary>When it was given; required with consent.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>Who drives the patient home.</summary>
public sealed record Driver
{
    public required DriverKind Kind { get; init; }

    [MaxLength(200, ErrorMessage = "must have at most 200 characters")]
    public string? Name { get; init; }

    [E164]
    public string? Phone { get; init; }

    /// <summary>The driver's own consent to texts.</summary>
    public bool SmsConsent { get; init; }
}

/// <summary>Who gets a patient's messages in the patient's place, with a consent of their own.</summary>
public sealed record Guardian
{
    [Length(1, 200, ErrorMessage = "must have 1 to 200 characters")]
    public required string Name { get; init; }

    [E164]
    public string? Phone { get; init; }

    [RegularExpression(@"[^\s@]+@[^\s@]+", ErrorMessage = "must be an e-mail address"), MaxLength(254, ErrorMessage = "must have at most 254 characters")]
    public string? Email { get; init; }

    /// <summary>The guardian's own consent to texts.</summary>
    public SmsConsent? SmsConsent { get; init; }
}

/// <summary>What kind of driver.</summary>
public enum DriverKind
{
    Adult,
    Rideshare,
    Clinic,
    MedicalTransport,
}
