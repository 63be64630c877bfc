using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class SaveTemplateTests(SharedDesk shared)
{
    const string Ours = "{sender}: see you {when}. {keep} {question} {phone}. {stop}";

    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task Words_are_tried_kept_looked_back_at_and_given_up(string engine)
    {
        var clinic = await shared.Clinic(engine);
        var page = $"{clinic.Base}/set-up/templates/t-1/en";
        await clinic.Until(page, answer => answer.Text.Contains("LBW", StringComparison.Ordinal));

        var tried = await clinic.Owner.Fill(page, page, ("do", "preview"), ("text", Ours));
        var stillShipped = (await clinic.Read("templates/t-1/en")).GetProperty("isShipped").GetBoolean();
        var kept = await clinic.Owner.Fill(page, page, ("do", "save"), ("text", Ours));
        await clinic.Owner.Fill(page, page, ("do", "save"), ("text", Ours.Replace("see you", "till", StringComparison.Ordinal)));
        var before = await clinic.Owner.Get($"{page}?version=1");
        var shipped = await clinic.Owner.Fill(page, page, ("do", "ship"));

        Assert.Contains("LBW: see you", tried.Text, StringComparison.Ordinal);
        Assert.True(stillShipped);
        Assert.Contains("Your own words, version 1", kept.Text, StringComparison.Ordinal);
        Assert.Contains("This is version 1", before.Text, StringComparison.Ordinal);
        Assert.Contains(("text", Ours), DrawnForm.Of(before.Html, page));
        Assert.Contains("Back to the shipped words.", shipped.Text, StringComparison.Ordinal);
        Assert.True((await clinic.Read("templates/t-1/en")).GetProperty("isShipped").GetBoolean());
    }

    [Fact]
    public async Task Words_that_may_not_be_sent_are_refused_with_what_was_typed()
    {
        var clinic = await shared.Clinic();
        var page = $"{clinic.Base}/set-up/templates/t-1/en";

        var refused = await clinic.Owner.Fill(page, page, ("do", "save"), ("text", "Come </textarea><script>alert(1)</script> {when}"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("must have {stop}", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", refused.Html, StringComparison.Ordinal);
        Assert.Contains(("text", "Come </textarea><script>alert(1)</script> {when}"), DrawnForm.Of(refused.Html, page));
    }
}
