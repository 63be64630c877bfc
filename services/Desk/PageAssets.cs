using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Scheduling.Platform.Access;

namespace Scheduling.Desk;

/// <summary>The style, the script and the icon, out of the assembly. Their addresses hold their hashes, so that a browser keeps each until it changes.</summary>
static class PageAssets
{
    static readonly FrozenDictionary<string, Asset> All = new[] { ("desk.css", "text/css; charset=utf-8"), ("desk.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml") }
        .Select(asset => Read(asset.Item1, asset.Item2)).ToFrozenDictionary(asset => asset.Path);

    public static string Css { get; } = PathOf("desk.css");
    public static string Script { get; } = PathOf("desk.js");
    public static string Icon { get; } = PathOf("icon.svg");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/desk/{hash}/{name}", (string hash, string name, HttpContext http) =>
    {
        if (!All.TryGetValue($"/desk/{hash}/{name}", out var asset)) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal)) return Results.Bytes(asset.Body, asset.Type);
        http.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(asset.Compressed, asset.Type);
    }).ExcludeFromDescription().Public();

    static string PathOf(string name) => All.Values.Single(asset => asset.Path.EndsWith("/" + name, StringComparison.Ordinal)).Path;

    static Asset Read(string name, string type)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"Scheduling.Desk.Assets.{name}")!;
        using var body = new MemoryStream();
        stream.CopyTo(body);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize)) gzip.Write(body.ToArray());
        return new($"/desk/{Convert.ToHexStringLower(SHA256.HashData(body.ToArray()))[..12]}/{name}", type, body.ToArray(), compressed.ToArray());
    }

    sealed record Asset(string Path, string Type, byte[] Body, byte[] Compressed);
}
