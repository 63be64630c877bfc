using System.Net;
using System.Text.RegularExpressions;

namespace Scheduling.Desk.Tests;

/// <summary>A form as a page drew it: what a browser would send if nobody changed anything, and what it sends after some of it was typed over.</summary>
static partial class DrawnForm
{
    /// <summary>Loads a page and sends its form with that action as it stands, but for the fields given.</summary>
    public static async Task<DeskAnswer> Fill(this DeskBrowser browser, string page, string action, params (string Name, string Value)[] typed)
    {
        var html = (await browser.Get(page)).Html;
        var fields = Of(html, action).Where(field => typed.All(other => other.Name != field.Name)).Concat(typed);
        return await browser.Send(action, fields);
    }

    /// <summary>The fields that a browser would send.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(string html, string action)
    {
        var form = Form().Matches(html).Select(match => match.Value).First(text => text.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var fields = new List<(string, string)>();
        foreach (Match control in Control().Matches(form))
        {
            var (tag, attributes) = (control.Groups[1].Value, control.Groups[2].Value);
            if (Attribute(attributes, "name") is not { } name) continue;
            if (tag == "textarea") fields.Add((name, WebUtility.HtmlDecode(control.Groups[3].Value)));
            else if (tag == "select") fields.Add((name, Chosen(control.Groups[3].Value)));
            else if (Attribute(attributes, "type") is not ("checkbox" or "radio") || attributes.Contains(" checked", StringComparison.Ordinal)) fields.Add((name, Attribute(attributes, "value") ?? ""));
        }
        return fields;
    }

    static string Chosen(string options)
    {
        var all = Option().Matches(options).Select(option => option.Groups[1].Value).ToList();
        return Attribute(all.Find(option => option.Contains(" selected", StringComparison.Ordinal)) ?? all[0], "value") ?? "";
    }

    static string? Attribute(string attributes, string name) =>
        Regex.Match(attributes, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(input|select|textarea)([^>]*)>(?:(?<=<(?:select|textarea)[^>]*>)(.*?)</(?:select|textarea)>)?", RegexOptions.Singleline)]
    private static partial Regex Control();

    [GeneratedRegex("<option([^>]*)>")]
    private static partial Regex Option();
}
