using System.Globalization;
using Microsoft.Extensions.Primitives;
using Scheduling.Desk.Api;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Booking;

/// <summary>What a scheduler typed into the booking form: the same in an address, where it shows a plan, and in the form that books it.</summary>
public sealed record BookingForm
{
    public static IReadOnlyList<string> Weekdays { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public string Patient { get; init; } = "";
    public string Protocol { get; init; } = "";
    public string Start { get; init; } = "";
    public IReadOnlyList<string> Days { get; init; } = [];
    public string Time { get; init; } = "";
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public string Chair { get; init; } = "";

    /// <summary>Dates on which the patient cannot come, with commas or spaces between.</summary>
    public string Unavailable { get; init; } = "";

    /// <summary>The gates that are cleared.</summary>
    public IReadOnlyList<string> Cleared { get; init; } = [];

    public bool UseAlternative { get; init; }
    public bool AcceptUnplaced { get; init; }

    /// <summary>The id of a plan whose chairs are held; in no address, for it is soon over.</summary>
    public string Hold { get; init; } = "";

    public string OverrideRule { get; init; } = "";
    public string OverrideBy { get; init; } = "";
    public string OverrideWhy { get; init; } = "";

    /// <summary>Enough is there to plan.</summary>
    public bool IsWhole => Patient.Length > 0 && Protocol.Length > 0 && Start.Length > 0 && Days.Count > 0;

    internal static BookingForm Of(Func<string, StringValues> field) => new()
    {
        Patient = Text(field("patient")),
        Protocol = Text(field("protocol")),
        Start = Text(field("start")),
        Days = [.. Weekdays.Where(day => field("day").Contains(day))],
        Time = Text(field("time")),
        From = Text(field("from")),
        To = Text(field("to")),
        Chair = Text(field("chair")),
        Unavailable = Text(field("unavailable")),
        Cleared = [.. field("cleared").OfType<string>()],
        UseAlternative = field("alternative") == "yes",
        AcceptUnplaced = field("accept") == "yes",
        Hold = Text(field("hold")),
        OverrideRule = Text(field("overrideRule")),
        OverrideBy = Text(field("overrideBy")),
        OverrideWhy = Text(field("overrideWhy")),
    };

    /// <summary>The same as the fields of a form, for one that only confirms.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        (string, string)[] single =
        [
            ("patient", Patient), ("protocol", Protocol), ("start", Start), ("time", Time), ("from", From), ("to", To), ("chair", Chair), ("unavailable", Unavailable),
            ("alternative", UseAlternative ? "yes" : ""), ("accept", AcceptUnplaced ? "yes" : ""), ("hold", Hold),
            ("overrideRule", OverrideRule), ("overrideBy", OverrideBy), ("overrideWhy", OverrideWhy),
        ];
        return single.Where(field => field.Item2.Length > 0).Concat(Days.Select(day => ("day", day))).Concat(Cleared.Select(gate => ("cleared", gate)));
    }

    /// <summary>The query of the page that shows this plan.</summary>
    public string Query() => "?" + string.Join('&', Fields().Where(field => field.Name != "hold").Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    /// <summary>What the API takes, both to plan and to book.</summary>
    /// <exception cref="RefusedByApiException">A field cannot be read.</exception>
    internal object Request(Protocol? protocol) => new
    {
        patientId = Patient,
        protocolId = Protocol,
        startDate = Date(Start, "start"),
        pattern = Days,
        preferredTime = Wall(Time, "time"),
        timeWindow = From.Length + To.Length == 0 ? null : new { from = Wall(From, "from"), to = Wall(To, "to") },
        chairId = Chair.Length == 0 ? null : Chair,
        unavailable = Unavailable.Length == 0 ? null : Unavailable.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(date => Date(date, "unavailable")).ToList(),
        gates = (protocol?.Gates ?? []).Where(Cleared.Contains).ToDictionary(gate => gate, _ => "cleared"),
        useAlternative = UseAlternative,
        acceptUnplaced = AcceptUnplaced,
        @override = OverrideRule.Length == 0 ? null : new { rule = OverrideRule, by = OverrideBy, why = OverrideWhy },
    };

    static string Text(StringValues value) => value.ToString().Trim();

    static DateOnly Date(string text, string field) =>
        WireTime.TryDate(text, out var date) ? date : throw Unreadable(field, "must be a date such as 2027-01-05");

    static TimeOnly? Wall(string text, string field) => text.Length == 0 ? null
        : TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at
        : throw Unreadable(field, "must be a time such as 10:00");

    static RefusedByApiException Unreadable(string field, string sentence) => new(new()
    {
        Status = 400,
        Title = "The form is not right yet",
        Detail = $"{field} {sentence}",
        Errors = new Dictionary<string, IReadOnlyList<string>> { [field] = [sentence] },
    });
}
