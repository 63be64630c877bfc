namespace Scheduling.Desk.Tests;

public sealed class ShowClosuresTests(SharedDesk shared)
{
    [Fact]
    public async Task Coming_closures_are_listed_and_the_first_page_closes_nothing()
    {
        var clinic = await shared.Clinic();

        var empty = await clinic.Owner.Get($"{clinic.Base}/set-up/closures");
        await clinic.Owner.Submit($"{clinic.Base}/set-up/closures", $"{clinic.Base}/set-up/closures", [("do", "make"), ("from", "2027-02-01"), ("fromTime", "12:00"), ("what", "chair"), ("chairId", "chair-2"), ("reason", "Leak <b>")]);
        var page = await clinic.Owner.Get($"{clinic.Base}/set-up/closures");

        Assert.Contains("None within a year", empty.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 1 Feb 2027, 12:00 to closing Room 2 Leak <b>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal);
    }
}
