using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;
using Scheduling.Desk.SignIn;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Desk;

/// <summary>
/// Before every page: who is not signed in is sent to do so, a clinic that is not the person's is not there, and a form that none of our pages drew
/// is refused. After it: what the API refused is said in words.
/// </summary>
sealed class PageGate(FormTokens tokens, ILogger<PageGate> log) : IEndpointFilter
{
    const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        var isOpen = http.GetEndpoint()!.Metadata.GetRequiredMetadata<PageRoute>().IsOpen;
        if (!isOpen && http.MaybePrincipal() is not { } && HttpMethods.IsGet(http.Request.Method))
            return TypedResults.LocalRedirect($"/sign-in?then={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        if (!isOpen && http.MaybePrincipal() is null)
            return Sorry(http, 401, "You are signed out", "Your session is over and nothing was changed. Sign in again, then repeat what you did.");
        if (http.Request.RouteValues["clinicId"] is string clinicId && (!SlugAttribute.Matches(clinicId) || !http.Principal().May(clinicId)))
            return Sorry(http, 404, "Not found", "There is no such page here.");
        if (HttpMethods.IsPost(http.Request.Method) && !await tokens.IsOurs(http))
            return Sorry(http, 400, "This form is too old", "It was drawn before you signed in, or by another page. Nothing was changed. Go back, load the page again and repeat it.");

        try
        {
            return await next(context);
        }
        catch (RefusedByApiException refused)
        {
            PageLog.Refused(log, http.Request.Method, refused.Problem.Status);
            return refused.Problem.Status switch
            {
                404 => Sorry(http, 404, "Not found", "There is no such page here, or it is not yours to see."),
                401 or 403 => Sorry(http, 403, "Not yours to see", refused.Problem.Detail),
                var status => Sorry(http, status, refused.Problem.Title, refused.Problem.Detail),
            };
        }
    }

    static IResult Sorry(HttpContext http, int status, string title, string detail) =>
        Show.Page<Sorry>(new { Here = Here.Outside(http), Title = title, Detail = detail }, status);
}

/// <summary>What the Desk logs.</summary>
static partial class PageLog
{
    [LoggerMessage(LogLevel.Debug, "{Method} could not be shown: the API answered {Status}")]
    public static partial void Refused(ILogger log, string method, int status);
}
