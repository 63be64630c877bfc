using System.Net;
using System.Text.RegularExpressions;

namespace Scheduling.Desk.Tests;

/// <summary>What a browser without scripts does: keeps cookies, follows what it is sent to, and submits forms with what the page put into them.</summary>
sealed partial class DeskBrowser(Uri address) : IDisposable
{
    readonly CookieContainer cookies = new();
    HttpClient? client;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public IEnumerable<Cookie> Cookies => cookies.GetAllCookies();

    public HttpClient Http => client ??= new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Loads a page, and the page it leads to.</summary>
    public async Task<DeskAnswer> Get(string path) => await Follow(await Http.GetAsync(path, Cancel));

    /// <summary>Loads the page, takes the token of its forms and sends one of them.</summary>
    public async Task<DeskAnswer> Submit(string page, string action, IEnumerable<(string Name, string Value)> fields)
    {
        var token = Token().Match((await Get(page)).Html).Groups[1].Value;
        var own = fields.ToList();
        if (own.All(field => field.Name != "once")) own.Add(("once", Guid.NewGuid().ToString()));
        return await Send(action, [("form", WebUtility.HtmlDecode(token)), .. own]);
    }

    /// <summary>Sends fields as they are.</summary>
    public async Task<DeskAnswer> Send(string action, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Follow(await Http.PostAsync(action, content, Cancel));
    }

    async Task<DeskAnswer> Follow(HttpResponseMessage answer)
    {
        while (answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found)
        {
            var next = answer.Headers.Location!;
            answer.Dispose();
            answer = await Http.GetAsync(next, Cancel);
        }
        return new(answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync(Cancel), answer);
    }

    public void Dispose() => client?.Dispose();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>A page as it came.</summary>
sealed partial record DeskAnswer(HttpStatusCode Status, string Path, string Html, HttpResponseMessage Response)
{
    /// <summary>What a person reads: no tags, no runs of blanks.</summary>
    public string Text => Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(Html, " ")), " ");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
