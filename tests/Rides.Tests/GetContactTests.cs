using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class GetContactTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_contact_is_the_groups_and_no_other_groups(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic(), Clinic("lbw-2", "lbw"), Clinic("far", "far"));
        await stage.Contact();

        Assert.Equal("A. Rivera", (await stage.Get("/v1/clinics/lbw-2/patients/pt-1/contact")).Text("displayName"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(stage, "/v1/clinics/far/patients/pt-1/contact"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(stage, "/v1/clinics/lbw/patients/pt-2/contact"));
    }

    [Fact]
    public async Task A_contact_shows_its_version()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Contact();

        using var answer = await stage.Http.GetAsync("/v1/clinics/lbw/patients/pt-1/contact", TestContext.Current.CancellationToken);

        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Nobody_reads_a_contact_without_a_key()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Contact();

        stage.Http.DefaultRequestHeaders.Remove("X-Api-Key");

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(stage, "/v1/clinics/lbw/patients/pt-1/contact"));
    }

    static async Task<HttpStatusCode> Status(Stage stage, string path)
    {
        using var answer = await stage.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
