using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduling.Desk.Forms;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.SetUp;

/// <summary>Makes of the clinic's form what the API takes.</summary>
static class ClinicForm
{
    /// <summary>The routes that are given in a chair.</summary>
    public static readonly IReadOnlyList<(string Route, string Words)> Routes = [("intranasal", "intranasal"), ("iv", "IV"), ("im", "IM"), ("sublingual", "sublingual")];

    /// <summary>Blank rows for further chairs.</summary>
    public const int Blank = 3;

    /// <summary>What the form says over what was there before: a member that the form does not know stays as it is.</summary>
    public static JsonObject Body(TypedForm form, JsonObject? before)
    {
        var body = before?.DeepClone().AsObject() ?? [];
        foreach (var name in new[] { "id", "version", "warnings" }) body.Remove(name);
        Set("name", form.Text("name") ?? "");
        Set("group", form.Text("group"));
        Set("senderName", form.Text("senderName"));
        Set("phone", Number("phone") ?? "");
        Set("smsNumber", Number("smsNumber"));
        Set("timeZone", form.Text("timeZone") ?? "");
        Set("hours", WeekHours.Read(form, "hours").Select(stretch => new { day = stretch.Day, opens = stretch.From, closes = stretch.To }));
        Set("prescriberHours", WeekHours.Read(form, "prescriber").Select(stretch => new { day = stretch.Day, from = stretch.From, to = stretch.To }));
        Set("holidays", form.Text("holidays"));
        Set("openOn", form.Dates("openOn"));
        Set("closedOn", form.Dates("closedOn"));
        foreach (var number in new[] { "gridMinutes", "turnoverMinutes", "lateMinutes", "maxMonitored", "maxStartsPerGridLine", "holdNextPhaseDays" }) Set(number, form.Number(number));
        Set("chairs", Chairs(form));
        Set("remsCertified", form.Is("remsCertified"));
        Set("ridePolicy", form.Text("ridePolicy"));
        return body;

        void Set<T>(string name, T value)
        {
            if (value is null) body.Remove(name);
            else body[name] = JsonSerializer.SerializeToNode(value, Json.Wire);
        }

        string? Number(string field) => Patients.ContactForm.Number(form.Text(field));
    }

    /// <summary>The rows that have an id, in their order.</summary>
    static IEnumerable<object> Chairs(TypedForm form) => Enumerable.Range(0, 200)
        .Where(row => form.Text($"chair{row}-id") is not null)
        .Select(row => (object)new { id = form.Text($"chair{row}-id"), name = form.Text($"chair{row}-name") ?? form.Text($"chair{row}-id"), routes = form.All($"chair{row}-routes") });
}
