using System.Net;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class MakePatientLinkTests
{
    const string Links = "/v1/clinics/lbw/patients/pt-1/links";

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_link_opens_the_page_for_thirty_days_and_only_its_hash_is_kept(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic());

        using var made = await stage.Post(Links, "{}");
        var link = await made.Json(HttpStatusCode.Created);
        var url = link.Text("url");
        var token = url.Split('/')[^1];

        Assert.Equal(Links, made.Headers.Location!.ToString());
        Assert.StartsWith($"{stage.Http.BaseAddress}p/", url, StringComparison.Ordinal);
        Assert.Equal("desk 2027-01-11T08:00:00-08:00 2027-02-10T08:00:00-08:00", $"{link.Text("madeFor")} {link.Text("createdAt")} {link.Text("expiresAt")}");
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(url)).Status);
        var kept = string.Join(' ', await stage.Query<string>("SELECT coalesce(token_hash, '') || made_for || patient_id FROM patient_links"));
        Assert.DoesNotContain(token, kept, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token))), kept, StringComparison.Ordinal);

        await stage.Until("2027-02-10", "07:59");
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(url)).Status);
        await stage.Until("2027-02-10", "08:00");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(url)).Status);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_link_made_before_the_clinic_was_heard_of_opens_the_page_when_it_is(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        var url = await stage.Link();
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(url)).Status);

        await stage.Happens(Clinic(group: "all-of-us"), Booked("2027-01-12", group: "all-of-us"));

        Assert.Contains("January 12", (await browser.Open(url)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_link_never_opens_the_page_of_the_same_id_in_another_group(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        var url = await stage.Link();

        await stage.Happens(Clinic(group: "sold", version: 2), Booked("2027-01-13", group: "sold"));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(url)).Status);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_repeated_request_answers_the_same_link_which_is_kept_sealed(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var urls = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Links) { Content = Stage.Body("{}") };
            request.Headers.Add("Idempotency-Key", "one");
            using var response = await stage.Http.SendAsync(request, TestContext.Current.CancellationToken);
            urls.Add((await response.Json(HttpStatusCode.Created)).Text("url"));
        }

        Assert.Equal(urls[0], urls[1]);
        Assert.Equal(1, Assert.Single(await stage.Query<long>("SELECT count(*) FROM patient_links")));
        var answer = Assert.Single(await stage.Query<string>("SELECT body FROM attempts"));
        Assert.DoesNotContain(urls[0].Split('/')[^1], answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_begins_with_the_public_address_and_the_page_with_its_path()
    {
        await using var stage = await Stage.Open("sqlite", settings: "--Scheduling:PublicUrl=https://visits.example.org/lbw/");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic(), Booked("2027-01-12"));

        var url = await stage.Link();
        var page = await browser.Open(url.Replace("https://visits.example.org/lbw", "", StringComparison.Ordinal));

        Assert.StartsWith("https://visits.example.org/lbw/p/", url, StringComparison.Ordinal);
        Assert.Contains($"href=\"/lbw/p/{url.Split('/')[^1]}/calendar.ics\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_no_link_is_made_and_a_wrong_id_is_refused()
    {
        await using var stage = await Stage.Open("sqlite");
        using var browser = new Browser(stage);

        var unknown = await browser.Post(Links);
        using var wrong = await stage.Post("/v1/clinics/lbw/patients/NOBODY/links", "{}");

        Assert.Equal(HttpStatusCode.Unauthorized, unknown.Status);
        Assert.Equal("patientId", await wrong.Fields());
        Assert.Empty(await stage.Query<string>("SELECT patient_id FROM patient_links"));
    }
}
