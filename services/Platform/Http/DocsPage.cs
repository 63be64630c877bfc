using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scheduling.Platform.Access;

namespace Scheduling.Platform.Http;

/// <summary>One page that needs nothing but itself and the API document. Its policy lets exactly its own script and style run.</summary>
static class DocsPage
{
    static readonly string Html = Read();
    static readonly string Policy =
        $"default-src 'none'; script-src 'sha256-{HashOf("script")}'; style-src 'sha256-{HashOf("style")}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/docs", (HttpContext http) =>
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Text(Html, "text/html; charset=utf-8");
    }).ExcludeFromDescription().Public();

    static string Read()
    {
        using var page = new StreamReader(typeof(DocsPage).Assembly.GetManifestResourceStream("Scheduling.Platform.Http.docs.html")!);
        return page.ReadToEnd().ReplaceLineEndings("\n");
    }

    static string HashOf(string element) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Regex.Match(Html, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value)));
}
