using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class HandOverLinkTests(SharedDesk shared)
{
    [Fact]
    public async Task A_link_opens_the_patients_page_and_is_shown_once()
    {
        var clinic = await shared.Clinic();
        await clinic.Add();

        var made = await clinic.Patient("links");
        var link = PatientDesk.LinkIn(made);

        Assert.Equal(HttpStatusCode.OK, (await clinic.Owner.Get(new Uri(link).PathAndQuery)).Status);
        Assert.DoesNotContain("/p/", (await clinic.Owner.Get(clinic.PageOf())).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Submit(clinic.PageOf(), $"{clinic.PageOf("nobody")}/links", [])).Status);
    }
}
