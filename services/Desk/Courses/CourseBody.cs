using System.Globalization;
using Scheduling.Desk.Api;
using Scheduling.Desk.Booking;

namespace Scheduling.Desk.Courses;

/// <summary>Makes of a course's forms what the API takes.</summary>
sealed class CourseBody(IFormCollection form, string by)
{
    /// <summary>The commands that have a form.</summary>
    public static IReadOnlyList<string> Commands { get; } = ["pause", "resume", "discontinue", "replan", "doses", "external-doses", "switch"];

    /// <exception cref="RefusedByApiException">A field cannot be read.</exception>
    public object Of(string command) => command switch
    {
        "pause" => new { reason = Text("reason") ?? "", resumeOn = Text("resumeOn") },
        "resume" => new { reason = Text("reason"), resumeOn = Text("resumeOn"), @override = Override() },
        "discontinue" => new { reason = Text("reason") ?? "" },
        "replan" => new { from = Text("from"), pattern = Days() is { Count: > 0 } days ? days : null, preferredTime = Text("time"), scope = Text("scope"), @override = Override() },
        "doses" => new { fromDose = Number("fromDose"), doseMg = Numbers("doseMg"), @override = Override() },
        "external-doses" => new { date = Text("date"), route = Text("route"), doseMg = Number("doseMg"), where = Text("where") ?? "" },
        _ => new { protocolId = Text("protocol"), startDate = Text("start"), pattern = Days(), @override = Override() },
    };

    public object Gate() => new { status = Text("status"), validFrom = Text("validFrom"), validTo = Text("validTo"), units = Number("units"), reference = Text("reference") };

    public object Review() => new { outcome = Text("outcome"), everyDays = Number("everyDays"), extraSessions = Number("extraSessions"), by, note = Text("note") };

    object? Override() => Text("overrideRule") is { } rule ? new { rule, by = Text("overrideBy") ?? by, why = Text("overrideWhy") ?? "" } : null;

    List<string> Days() => [.. BookingForm.Weekdays.Where(day => form["day"].Contains(day))];

    string? Text(string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    int? Number(string field) => Text(field) is { } text ? Read(field, text) : null;

    List<int> Numbers(string field) => [.. (Text(field) ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(text => Read(field, text))];

    static int Read(string field, string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new RefusedByApiException(new()
        {
            Status = 400,
            Title = "The form is not right yet",
            Detail = $"{field} must be a whole number",
            Errors = new Dictionary<string, IReadOnlyList<string>> { [field] = ["must be a whole number"] },
        });
}
