using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowProtocolTests(SharedDesk shared)
{
    [Fact]
    public async Task A_protocol_is_text_beside_the_course_that_it_makes_and_nothing_is_stored()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/set-up/protocols/spravato-trd");
        var other = await clinic.Owner.Get($"{clinic.Base}/set-up/protocols/spravato-trd?start=2027-01-11&day=mon&day=thu");

        Assert.Contains("\"minGapDays\": 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tue 5 Jan 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 11 Jan 2027", other.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await clinic.Read("courses")).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Get($"{clinic.Base}/set-up/protocols/none")).Status);
    }

    [Fact]
    public async Task Days_that_do_not_fit_the_protocol_are_refused_beside_the_preview()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/set-up/protocols/spravato-trd?start=2027-01-05&day=tue&day=wed");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("role=\"alert\"", page.Html, StringComparison.Ordinal);
    }
}
