using System.Globalization;
using Scheduling.Desk.Api;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Desk.Forms;

/// <summary>A form as it was typed. What a field leaves empty is left out; what no field of its kind can say is refused here, all else the API refuses in words.</summary>
sealed class TypedForm(IFormCollection form, Clinic? clinic)
{
    public static async Task<TypedForm> Read(HttpContext http, Clinic? clinic) => new(await http.Request.ReadFormAsync(http.RequestAborted), clinic);

    /// <summary>The form's own key: sent twice it is done once.</summary>
    public string? Once => Text("once");

    public string? Text(string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether a box is ticked.</summary>
    public bool Is(string field) => form[field] == "yes";

    /// <summary>What is ticked of several boxes of one name, or what each row of a table has in a column.</summary>
    public IReadOnlyList<string> All(string field) => [.. form[field].OfType<string>().Select(text => text.Trim())];

    public int? Number(string field) => Text(field) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unreadable(field, "must be a whole number");

    public DateOnly? Date(string field) => Text(field) is not { } text ? null : ToDate(text, field);

    public TimeOnly? Time(string field) => Text(field) is not { } text ? null : ToTime(text, field);

    /// <summary>Dates with commas or blanks between.</summary>
    public IReadOnlyList<DateOnly> Dates(string field) =>
        [.. (Text(field) ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(text => ToDate(text, field))];

    /// <summary>A day and a time as the clinic's clocks show them.</summary>
    public DateTimeOffset? Moment(string field)
    {
        if (Text(field) is not { } text) return null;
        var local = text.Split('T', ' ');
        return local is [var day, var time] && WallClock.TryToInstant(ToDate(day, field), ToTime(time, field), WallClock.Zone(clinic?.TimeZone ?? "UTC"), out var instant) ? instant
            : throw Unreadable(field, "must be a day and a time that the clinic's clocks show");
    }

    /// <summary>An instant out of a list, with its offset.</summary>
    public DateTimeOffset? Instant(string field) => Text(field) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : throw Unreadable(field, "must be an instant such as 2027-01-05T10:00:00-08:00");

    /// <summary>Sends what was typed: null when it was done, else why not, also where a field could not even be read.</summary>
    public async Task<ApiProblem?> Tried(Func<TypedForm, Task<ApiProblem?>> send)
    {
        try { return await send(this); }
        catch (RefusedByApiException refused) { return refused.Problem; }
    }

    public RefusedForm Refused(string name, ApiProblem problem) => new()
    {
        Name = name,
        Problem = problem,
        Typed = form.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.OfType<string>()]),
    };

    public static DateOnly ToDate(string text, string field) => WireTime.TryDate(text, out var date) ? date : throw Unreadable(field, "must be a date such as 2027-01-05");

    public static TimeOnly ToTime(string text, string field) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Unreadable(field, "must be a time such as 10:00");

    public static RefusedByApiException Unreadable(string field, string sentence) => new(new()
    {
        Status = 400,
        Title = "The form is not right yet",
        Detail = $"{field} {sentence}",
        Errors = new Dictionary<string, IReadOnlyList<string>> { [field] = [sentence] },
    });
}
