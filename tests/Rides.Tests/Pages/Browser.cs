using System.Net;
using System.Text.RegularExpressions;

namespace Scheduling.Rides.Tests.Pages;

/// <summary>What a patient has: a browser without a key and without scripts. It follows no redirect by itself.</summary>
sealed partial class Browser(Stage stage) : IDisposable
{
    readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = stage.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(1) };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<Sheet> Open(string address, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        using var answer = await http.SendAsync(request, Cancel);
        return await Sheet.Of(answer, Cancel);
    }

    /// <summary>Fills in the form that has this button, presses it, and follows where it leads.</summary>
    public async Task<Sheet> Press(Sheet sheet, string button, params (string Name, string Value)[] filled)
    {
        var answer = await Send(sheet, button, filled);
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return await Open(answer.Headers["Location"]);
    }

    /// <summary>The same without following.</summary>
    public Task<Sheet> Send(Sheet sheet, string button, params (string Name, string Value)[] filled)
    {
        var form = Forms().Matches(sheet.Body).Single(form => form.Value.Contains($">{button}</button>", StringComparison.Ordinal));
        var fields = Hidden().Matches(form.Value).Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)));
        return Post(form.Groups[1].Value, [.. fields, .. filled]);
    }

    public async Task<Sheet> Post(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.PostAsync(address, content, Cancel);
        return await Sheet.Of(answer, Cancel);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("""<form method="post" action="([^"]+)">.*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}

/// <summary>What a browser got.</summary>
sealed partial record Sheet(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What a reader sees: the text without markup, one space between words.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Body[Math.Max(0, Body.IndexOf("<body>", StringComparison.Ordinal))..], " ")), " ").Trim();

    public static async Task<Sheet> Of(HttpResponseMessage answer, CancellationToken cancellationToken) => new(
        answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken),
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

static class LinksOfStage
{
    /// <summary>A link to a patient's page.</summary>
    public static async Task<string> Link(this Stage stage, string patientId = "pt-1", string clinicId = "lbw")
    {
        using var made = await stage.Post($"/v1/clinics/{clinicId}/patients/{patientId}/links", "{}");
        return (await made.Json(HttpStatusCode.Created)).Text("url");
    }

    /// <summary>A patient in New York with a number and an e-mail address.</summary>
    public static Task Traveller(this Stage stage, string more = "") => stage.Put("/v1/clinics/lbw/patients/pt-1/contact",
        $$"""{ "displayName": "A. Rivera", "phone": "+15625550123", "email": "a@example.org", "timeZone": "America/New_York"{{more}} }""");
}
