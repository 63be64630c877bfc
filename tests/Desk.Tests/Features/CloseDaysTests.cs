using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class CloseDaysTests(SharedDesk shared)
{
    [Fact]
    public async Task A_closure_is_tried_first_and_its_cost_shown_and_then_it_moves_the_sessions()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        var page = $"{clinic.Base}/set-up/closures";

        var tried = await clinic.Owner.Submit(page, page, [("do", "try"), ("from", "2027-01-04"), ("what", "clinic"), ("reason", "Storm")]);
        var stillThere = (await clinic.Read($"sessions/{session}")).GetProperty("startsAt").GetString();
        var made = await clinic.Owner.Submit(page, page, [("do", "make"), ("from", "2027-01-04"), ("what", "clinic"), ("reason", "Storm")]);

        Assert.Contains("What closing Mon 4 Jan 2027 would do", tried.Text, StringComparison.Ordinal);
        Assert.Contains("P. Test", tried.Text, StringComparison.Ordinal);
        Assert.Contains(("reason", "Storm"), DrawnForm.Of(tried.Html, page));
        Assert.StartsWith("2027-01-04T08:00", stillThere, StringComparison.Ordinal);
        Assert.Contains("Closed: Mon 4 Jan 2027", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2027-01-04", (await clinic.Read($"sessions/{session}")).GetProperty("startsAt").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-01-03", "clinic", "is over")]
    [InlineData("", "clinic", "From must be given")]
    [InlineData("2027-01-06", "chair", "must be given for a chair")]
    public async Task A_closure_that_cannot_be_is_refused_and_what_was_typed_stays(string from, string what, string because)
    {
        var clinic = await shared.Clinic();
        var page = $"{clinic.Base}/set-up/closures";

        var answer = await clinic.Owner.Submit(page, page, [("do", "try"), ("from", from), ("what", what), ("reason", "Typed reason")]);

        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity);
        Assert.Contains(because, answer.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Typed reason\"", answer.Html, StringComparison.Ordinal);
    }
}
