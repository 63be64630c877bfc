using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Links;
using Scheduling.Rides.Patients;

namespace Scheduling.Rides.Pages;

/// <summary>
/// Does what a button on a patient's page asks: once the link works and the form is one that this page gave out for that purpose, with the patient's
/// turn taken. Then the browser is sent back to the page, so that reading it again asks for nothing.
/// </summary>
sealed class PageForms(RidesDatabase database, PatientLinks links, LinkTokens tokens, PublicAddress address)
{
    /// <summary>Null from <paramref name="work"/> says that what it is about is not this patient's.</summary>
    public async Task<IResult> Act(HttpContext http, string token, Func<IFormCollection, string> purpose, Func<Unit, OpenedLink, IFormCollection, Task<PageNotice?>> work)
    {
        PageResult.Keep(http.Response);
        if (tokens.Read(token) is null) return OtherPages.Gone();
        var form = await Read(http);
        try
        {
            return await database.Write(async unit =>
            {
                if (await links.Open(unit, token) is not { } opened) return OtherPages.Gone();
                if (form is null || !tokens.IsForm(opened.LinkId, purpose(form), form["form"].ToString())) return OtherPages.Stale();
                await PatientStore.Take(unit, opened.Group, opened.PatientId);
                return await work(unit, opened, form) is { } done ? Back(http, token, done) : OtherPages.Gone();
            }, http.RequestAborted);
        }
        catch (RefusedException)
        {
            // A rule says no. Its sentence is for the staff.
            return Back(http, token, PageNotice.PleaseCall);
        }
    }

    /// <summary>Null when the body is no form.</summary>
    static async Task<IFormCollection?> Read(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return null;
        try { return await http.Request.ReadFormAsync(http.RequestAborted); }
        catch (InvalidDataException) { return null; }
    }

    /// <summary>Written by hand: the framework's own redirect writes the address, and with it the token, into the log.</summary>
    SeeOther Back(HttpContext http, string token, PageNotice notice)
    {
        var language = http.Request.Query["lang"].ToString();
        return new($"{address.PathOf($"/p/{token}")}?{(PageLanguage.IsKnown(language) ? $"lang={language}&" : "")}notice={WireName.Of(notice)}#notice");
    }

    sealed class SeeOther(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
