using System.Net;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class RevokePatientLinksTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task All_of_a_patients_links_end_whichever_clinic_of_the_group_made_them(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic(), Clinic("lbw-2"));
        string[] ended = [await stage.Link(), await stage.Link(clinicId: "lbw-2")];
        var other = await stage.Link("pt-2");

        using var answer = await stage.Http.DeleteAsync("/v1/clinics/lbw/patients/pt-1/links", TestContext.Current.CancellationToken);
        using var again = await stage.Http.DeleteAsync("/v1/clinics/lbw/patients/pt-1/links", TestContext.Current.CancellationToken);

        Assert.Equal(["lbw", "lbw-2"], (await answer.Json(HttpStatusCode.OK)).GetProperty("items").EnumerateArray().Select(link => link.Text("clinicId")).Order());
        Assert.Equal(0, (await again.Json(HttpStatusCode.OK)).GetProperty("items").GetArrayLength());
        foreach (var url in ended) Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(url)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(other)).Status);
        var next = await stage.Link();
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(next)).Status);
    }
}
