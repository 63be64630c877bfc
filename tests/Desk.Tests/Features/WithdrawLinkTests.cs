using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class WithdrawLinkTests(SharedDesk shared)
{
    [Fact]
    public async Task A_link_that_was_revoked_opens_nothing_and_the_others_go_on()
    {
        var clinic = await shared.Clinic();
        await clinic.Add();
        var first = new Uri(PatientDesk.LinkIn(await clinic.Patient("links"))).PathAndQuery;
        var id = (await clinic.Read("patients/pt-1001/links")).GetProperty("items")[0].GetProperty("linkId").GetString()!;
        var second = new Uri(PatientDesk.LinkIn(await clinic.Patient("links"))).PathAndQuery;

        var page = await clinic.Patient("links/revoke", ("link", id));
        var afterOne = ((await clinic.Owner.Get(first)).Status, (await clinic.Owner.Get(second)).Status);
        await clinic.Patient("links/revoke");

        Assert.Contains("Revoked: it opens nothing any more.", page.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), afterOne);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Get(second)).Status);
    }
}
