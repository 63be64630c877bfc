using System.Net;
using System.Text.RegularExpressions;

namespace Scheduling.Desk.Tests;

public sealed class MakeKeyTests(SharedDesk shared)
{
    [Fact]
    public async Task A_key_is_shown_once_and_works()
    {
        var clinic = await shared.Clinic();

        var made = await clinic.Owner.Submit("/keys", "/keys", [("name", $"<i>Front</i> {clinic.Id}"), ("role", "scheduler"), ("clinics", clinic.Id)]);
        var later = await clinic.Owner.Get("/keys");

        var key = Regex.Match(made.Text, "sk_[^ ]+").Value;
        Assert.NotEmpty(key);
        Assert.DoesNotContain("<i>", made.Html, StringComparison.Ordinal);
        Assert.Contains($"<i>Front</i> {clinic.Id}", later.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(key, later.Html, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"v1/clinics/{clinic.Id}/patients");
        request.Headers.Add("X-Api-Key", key);
        using var program = new HttpClient { BaseAddress = clinic.App.Address };
        using var answer = await program.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_without_a_role_is_refused_and_what_was_typed_stays()
    {
        var clinic = await shared.Clinic();

        var refused = await clinic.Owner.Submit("/keys", "/keys", [("name", "Typed name"), ("clinics", "*")]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("value=\"Typed name\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", refused.Html, StringComparison.Ordinal);
    }
}
