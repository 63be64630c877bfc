using Scheduling.Platform.Http;
using Scheduling.Rides.Links;
using Scheduling.Rides.Pages;

namespace Scheduling.Rides.Features;

/// <summary>Shows a patient's own page to whoever has the link. It changes nothing, because programs open links before people do.</summary>
public static class ShowPatientPage
{
    public static void Map(IEndpointRouteBuilder page) => page
        .MapMethods("", [HttpMethods.Get, HttpMethods.Head], Handle)
        .WithName(nameof(ShowPatientPage))
        .WithSummary("Show the patient's own page, in the contact's language or the one asked for with lang=en or lang=es.");

    static async Task<IResult> Handle(
        string token, string? lang, string? notice, PatientPageReader reader, LinkTokens tokens, PublicAddress address, CancellationToken cancellationToken)
    {
        if (await reader.Read(token, cancellationToken) is not { } page) return OtherPages.Gone();
        var html = new PatientPageHtml(page, PageLanguage.Words(lang, page), address.PathOf($"/p/{token}"), tokens);
        return new PageResult(StatusCodes.Status200OK, html.Write(WireName.TryParse<PageNotice>(notice, out var said) ? said : null));
    }
}
