using System.Text;

namespace Scheduling.Rides.Pages;

/// <summary>Answers with a page that nobody may keep, frame, index or tell the address of.</summary>
sealed class PageResult(int status, Html page) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        Keep(response);
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = PageLayout.Policy;
        var bytes = Encoding.UTF8.GetBytes(page.ToString());
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    /// <summary>What everything below a patient's address says of itself.</summary>
    public static void Keep(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }
}
