using System.Text.Json.Nodes;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.SetUp;

/// <summary>Names fields of a list, such as <c>hours[3].closes</c>, as people do.</summary>
static class CountedFields
{
    /// <summary>A problem whose fields are called as the form calls them: the API counts what is in a list, people name the day, the chair or the row.</summary>
    public static ApiProblem InWords(this ApiProblem problem, JsonObject sent) => problem with
    {
        Errors = problem.Errors.GroupBy(error => Named(error.Key, sent)).ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.SelectMany(error => error.Value)]),
    };

    static string Named(string field, JsonObject sent)
    {
        var parts = field.Split('[', ']');
        if (parts is not [var list, var number, ..] || !int.TryParse(number, out var index) || sent[list] is not JsonArray items || index >= items.Count) return field;
        return list switch
        {
            "hours" => $"Hours on {Day(items[index]!)}:",
            "prescriberHours" => $"Prescriber on {Day(items[index]!)}:",
            "telehealthHours" => $"By video on {Day(items[index]!)}:",
            "leave" => $"Leave {index + 1}:",
            "chairs" => $"Chair {(string?)items[index]!["id"]}:",
            _ => field,
        };
    }

    static string Day(JsonNode stretch) => WeekHours.Days.First(day => day.Day == (string?)stretch["day"]).Words;
}
