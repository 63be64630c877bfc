using System.Security.Cryptography;
using System.Text;

namespace Scheduling.Rides.Pages;

/// <summary>
/// What every page here is made of. It needs nothing but itself: no script, no picture, nothing from elsewhere; its policy lets exactly its own style
/// take effect and its forms go nowhere but back.
/// </summary>
static class PageLayout
{
    static readonly string Style = Read();

    /// <summary>The Content-Security-Policy.</summary>
    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Html Of(string language, string title, Html body)
    {
        // Ours, and its hash in the policy: it is not encoded.
        Html style = $"";
        style.AppendLiteral(Style);
        return $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex, nofollow">
            <meta name="referrer" content="no-referrer">
            <meta name="format-detection" content="telephone=no">
            <link rel="icon" href="data:,">
            <title>{title}</title>
            <style>{style}</style>
            </head>
            <body>
            {body}
            </body>
            </html>

            """;
    }

    static string Read()
    {
        using var style = new StreamReader(typeof(PageLayout).Assembly.GetManifestResourceStream("Scheduling.Rides.Pages.page.css")!);
        return style.ReadToEnd().ReplaceLineEndings("\n");
    }
}
