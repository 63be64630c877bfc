using System.Globalization;

namespace Scheduling.Platform.Http;

/// <summary>
/// Reads dates, wall times and instants in the one form that the API has for each, in bodies, routes and queries alike.
/// Years before 1900 and after 2199 are refused here, so that no arithmetic further in can leave the calendar.
/// </summary>
public static class WireTime
{
    const int FirstYear = 1900, LastYear = 2199;

    internal const string DateSentence = "must be a date between 1900 and 2199 such as 2027-01-05";
    internal const string WallSentence = "must be a wall time such as 10:00";
    internal const string InstantSentence = "must be an instant with its offset between 1900 and 2199 such as 2027-01-05T10:00:00-08:00";

    static readonly string[] Walls = ["HH:mm", "HH:mm:ss"];
    static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    /// <summary>Reads <c>2027-01-05</c>.</summary>
    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= FirstYear and <= LastYear;

    /// <summary>Reads <c>10:00</c> and <c>10:00:00</c>.</summary>
    public static bool TryWall(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Walls, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>Reads <c>2027-01-05T10:00:00-08:00</c> and the same with <c>Z</c>, with or without seconds and their fraction.</summary>
    public static bool TryInstant(string? text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at) && at.UtcDateTime.Year is >= FirstYear and <= LastYear;
}
