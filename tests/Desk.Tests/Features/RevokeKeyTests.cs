using System.Net;
using System.Text.RegularExpressions;

namespace Scheduling.Desk.Tests;

public sealed class RevokeKeyTests(SharedDesk shared)
{
    [Fact]
    public async Task A_revoked_key_is_gone_from_the_list()
    {
        var clinic = await shared.Clinic();
        var made = await clinic.Owner.Submit("/keys", "/keys", [("name", $"Gone {clinic.Id}"), ("role", "scheduler"), ("clinics", clinic.Id)]);
        var action = Regex.Match(made.Html, $"Gone {clinic.Id}</th>.*?action=\"(/keys/[^\"]+/revoke)\"", RegexOptions.Singleline).Groups[1].Value;

        var revoked = await clinic.Owner.Submit("/keys", action, []);

        Assert.Contains("Revoked: within a second", revoked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"Gone {clinic.Id}", revoked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Submit("/keys", $"/keys/{Guid.Empty}/revoke", [])).Status);
    }
}
