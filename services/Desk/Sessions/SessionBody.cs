using System.Globalization;
using Scheduling.Desk.Api;
using Scheduling.Platform.Time;

namespace Scheduling.Desk.Sessions;

/// <summary>Makes of a session's form what the API takes. What a field leaves empty is left out; what it says wrongly the API refuses in words.</summary>
sealed class SessionBody(IFormCollection form, Clinic clinic, DateOnly day, string by)
{
    /// <summary>The commands that have a form.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        "check-in", "vitals", "administer", "extend-observation", "discharge", "hold", "release", "move", "defer", "cancel", "miss", "omit", "pin", "unpin",
        "rems-form", "welfare-check",
    ];

    readonly TimeZoneInfo zone = WallClock.Zone(clinic.TimeZone);

    /// <exception cref="RefusedByApiException">A field cannot be read.</exception>
    public object Of(string command, DateTimeOffset now) => command switch
    {
        "check-in" => new
        {
            driver = Text("driverKind") is { } kind ? new { kind, name = Text("driverName"), phone = Text("driverPhone") } : null,
            fasting = new { kept = form["fastingKept"] == "yes", lastFoodAt = Time("lastFoodAt"), lastDrinkAt = Time("lastDrinkAt") },
        },
        "vitals" => new { systolic = Number("systolic"), diastolic = Number("diastolic"), spo2 = Number("spo2"), by },
        "administer" => new { doseMg = Number("doseMg"), at = Time("at"), lastDeviceAt = Time("lastDeviceAt") },
        "extend-observation" => new { minutes = Number("minutes"), why = Text("why") ?? "" },
        "discharge" => new { leavesWith = Text("leavesWith"), at = Time("at") },
        "hold" or "cancel" or "omit" => new { reason = Text("reason") ?? "" },
        "move" => new { startsAt = Start(), chairId = Text("chairId"), reason = Text("reason"), @override = Override() },
        "defer" => new { toDate = Text("toDate"), scope = Text("scope") ?? "this", reason = Text("reason"), @override = Override() },
        "rems-form" => new { submittedAt = now },
        "welfare-check" => new { by },
        _ => new { },
    };

    /// <summary>A rule set aside, where the form names one.</summary>
    object? Override() => Text("overrideRule") is { } rule ? new { rule, by = Text("overrideBy") ?? by, why = Text("overrideWhy") ?? "" } : null;

    string? Text(string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    int? Number(string field) => Text(field) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unreadable(field, "must be a whole number");

    /// <summary>A wall time of the visit's day.</summary>
    DateTimeOffset? Time(string field) => Text(field) is not { } text ? null
        : TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var at) && WallClock.TryToInstant(day, at, zone, out var instant) ? instant
        : throw Unreadable(field, "must be a time of that day, such as 10:15");

    /// <summary>An instant out of a list, or a day and a time that were typed.</summary>
    DateTimeOffset? Start()
    {
        if (Text("startsAt") is { } text)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var chosen) ? chosen : throw Unreadable("startsAt", "must be an instant");
        if (Text("onDate") is not { } date || Text("atTime") is not { } time) throw Unreadable("startsAt", "must be chosen, or a day and a time be given");
        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var at) && WallClock.TryToInstant(on, at, zone, out var instant)
            ? instant
            : throw Unreadable("startsAt", "must be a day and a time that the clinic's clocks show");
    }

    static RefusedByApiException Unreadable(string field, string sentence) => new(new()
    {
        Status = 400,
        Title = "The form is not right yet",
        Detail = $"{field} {sentence}",
        Errors = new Dictionary<string, IReadOnlyList<string>> { [field] = [sentence] },
    });
}
