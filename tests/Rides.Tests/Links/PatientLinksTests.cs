using System.Net;
using Scheduling.Rides.Links;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests.Links;

/// <summary>The links that messages carry.</summary>
public sealed class PatientLinksTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Messages_share_a_link_while_it_has_half_of_its_time_before_it(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic());
        var first = await ForMessage(stage);
        await stage.Link();
        await stage.Until("2027-01-26");
        var later = await ForMessage(stage);
        await stage.Until("2027-01-27");

        var next = await ForMessage(stage);

        Assert.Equal(first, later);
        Assert.NotEqual(first, next);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(next)).Status);
        Assert.NotEqual(next, await ForMessage(stage, "pt-2"));
        Assert.Equal(3, (await stage.Items("/v1/clinics/lbw/patients/pt-1/links")).Count);
    }

    [Fact]
    public async Task A_revoked_link_is_followed_by_another()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic());
        var first = await ForMessage(stage);
        await stage.Http.DeleteAsync("/v1/clinics/lbw/patients/pt-1/links", TestContext.Current.CancellationToken);

        Assert.NotEqual(first, await ForMessage(stage));
    }

    [Fact]
    public async Task After_a_change_of_the_key_old_links_open_nothing_and_messages_get_new_ones()
    {
        await using var stage = await Stage.Open("sqlite");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic());
        var first = await ForMessage(stage);
        File.WriteAllText(Path.Combine(stage.Folder, "token-key"), "another key");

        await stage.Restart();
        using var after = new Browser(stage);
        var next = await ForMessage(stage);

        Assert.NotEqual(new Uri(first).AbsolutePath, new Uri(next).AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await after.Open(new Uri(first).AbsolutePath)).Status);
        Assert.Equal(HttpStatusCode.OK, (await after.Open(next)).Status);
    }

    static Task<string> ForMessage(Stage stage, string patientId = "pt-1") => stage.Services.GetRequiredService<RidesDatabase>()
        .Write(unit => stage.Services.GetRequiredService<PatientLinks>().For(unit, "lbw", patientId), TestContext.Current.CancellationToken);
}
