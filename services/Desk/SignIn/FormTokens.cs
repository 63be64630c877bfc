using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.SignIn;

/// <summary>
/// What a form carries so that only our own pages can send it: bound to the browser's session, or before there is one to a cookie of the browser.
/// Signed with the key that all instances share, so that a form may be sent to another instance than the one that drew it.
/// </summary>
sealed class FormTokens(Secrets secrets)
{
    public const string Field = "form";
    const string VisitorCookie = "desk-visitor";

    readonly Lazy<byte[]> key = new(() => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets.TokenKey), "desk forms"u8));

    public string For(HttpContext http) => Sign(Browser(http));

    public async Task<bool> IsOurs(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return false;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form[Field] is [{ Length: > 0 } sent]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(Sign(Browser(http))));
    }

    static string Browser(HttpContext http)
    {
        if (http.Features.Get<WebSession>() is { } session) return $"session {session.WebSessionId}";
        if (http.Request.Cookies[VisitorCookie] is { Length: 43 } known) return $"visitor {known}";
        if (http.Items[VisitorCookie] is not string visitor)
        {
            http.Items[VisitorCookie] = visitor = Secret.New();
            if (!http.Response.HasStarted)
                http.Response.Cookies.Append(VisitorCookie, visitor, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", IsEssential = true });
        }
        return $"visitor {visitor}";
    }

    string Sign(string browser) => Base64Url.EncodeToString(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(browser)));
}
