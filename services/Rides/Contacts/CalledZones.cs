namespace Scheduling.Rides.Contacts;

/// <summary>
/// Where whoever gets a message may be (edge case 17): in the zone of the profile, which is asked for; where there is none, in the clinic's, or
/// in the one that the number's area code hints at, and a message leaves only when it is inside the window of both.
/// </summary>
static class CalledZones
{
    public static (TimeZoneInfo Likeliest, IReadOnlyList<TimeZoneInfo> Others) Of(ContactRow? contact, TimeZoneInfo clinic) =>
        contact?.Zone is { } zone ? (zone, []) : Of(contact?.CalledPhone, clinic);

    /// <summary>The same for somebody of whom only the number is known.</summary>
    public static (TimeZoneInfo Likeliest, IReadOnlyList<TimeZoneInfo> Others) Of(string? number, TimeZoneInfo clinic) =>
        (clinic, AreaCodes.ZoneOf(number) is { } hinted && hinted.Id != clinic.Id ? [hinted] : []);
}
