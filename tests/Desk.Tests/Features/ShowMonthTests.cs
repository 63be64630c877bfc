using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowMonthTests(SharedDesk shared)
{
    [Fact]
    public async Task A_month_shows_how_full_each_day_is_and_why_one_is_closed()
    {
        var clinic = await shared.Clinic();
        await clinic.DoseToday();

        var page = await clinic.Owner.Get($"{clinic.Base}/months");

        Assert.Contains("January 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("4, today 1 visit", page.Text, StringComparison.Ordinal);
        Assert.Contains("closed: Birthday of Martin Luther King", page.Text, StringComparison.Ordinal);
        Assert.Contains("<meter", page.Html, StringComparison.Ordinal);
        Assert.Contains($"{clinic.Base}/months/2027-02", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Get($"{clinic.Base}/months/2027-13")).Status);
    }
}
