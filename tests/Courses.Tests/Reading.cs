using System.Text.Json;

namespace Scheduling.Courses.Tests;

/// <summary>Reads answers: short words for long JSON, and the status first.</summary>
static class Reading
{
    /// <summary>The body, if the status is this one.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer, int status)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} instead of {status}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> answer, int status) => await (await answer).Json(status);

    /// <summary>The problem, if it is one, whole and of this kind.</summary>
    public static async Task<JsonElement> Problem(this Task<HttpResponseMessage> sent, int status, string code)
    {
        var answer = await sent;
        var body = await answer.Json(status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:scheduling:problem:{code}", body.GetProperty("type").GetString());
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        foreach (var member in new[] { "title", "detail", "traceId" }) Assert.False(string.IsNullOrWhiteSpace(body.GetProperty(member).GetString()), $"{member} says nothing");
        return body;
    }

    /// <summary>The problem of rules that say no; each rule once, with the numbers of the sessions it names, such as <c>unplaced 1 3</c>.</summary>
    public static async Task<JsonElement> Refusal(this Task<HttpResponseMessage> sent, params string[] rules)
    {
        var problem = await sent.Problem(422, "rule-violation");
        var said = problem.GetProperty("violations").EnumerateArray().GroupBy(violation => violation.GetProperty("rule").GetString(), violation => violation.Line("sessionNumber"))
            .Select(rule => string.Join(' ', rule.Where(number => number != "-").Prepend(rule.Key)));
        Assert.Equal(rules.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
        Assert.All(problem.GetProperty("violations").EnumerateArray(), violation => Assert.False(string.IsNullOrWhiteSpace(violation.GetProperty("message").GetString())));
        return problem;
    }

    /// <summary>The names of the fields that a validation problem complains of.</summary>
    public static async Task<string> Fields(this Task<HttpResponseMessage> sent)
    {
        var problem = await sent.Problem(400, "validation");
        return string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>The values of these members with a space between; what is null or absent is <c>-</c>.</summary>
    public static string Line(this JsonElement element, string members) => string.Join(' ', members.Split(' ').Select(member => element.TryGetProperty(member, out var value) ? Word(value) : "-"));

    /// <summary>A line for each element of a list.</summary>
    public static IReadOnlyList<string> Lines(this JsonElement element, string list, string members) => [.. element.List(list).Select(item => item.Line(members))];

    public static IReadOnlyList<JsonElement> List(this JsonElement element, string list) => [.. element.GetProperty(list).EnumerateArray()];

    public static string Text(this JsonElement element, string member) => Word(element.GetProperty(member));

    static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "-",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Word)),
        _ => value.GetRawText(),
    };
}
