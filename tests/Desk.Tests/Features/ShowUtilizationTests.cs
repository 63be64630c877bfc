using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowUtilizationTests(SharedDesk shared)
{
    [Theory]
    [InlineData("day", "Mon 4 Jan 2027 1 1")]
    [InlineData("week", "4 Jan to 10 Jan 2027 5 2")]
    [InlineData("month", "January 2027 19 ")]
    public async Task What_is_booked_is_summed_by_day_week_or_month(string by, string row)
    {
        var clinic = await shared.Clinic();
        await clinic.DoseToday();

        var page = await clinic.Owner.Get($"{clinic.Base}/utilization?from=2027-01-01&to=2027-01-31&by={by}");

        Assert.Contains(row, page.Text, StringComparison.Ordinal);
        Assert.Contains("of the chairs' time is booked", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_end_before_they_begin_are_refused_and_stay_in_the_form()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/utilization?from=2027-02-01&to=2027-01-01");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("must not lie before from", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-02-01\"", page.Html, StringComparison.Ordinal);
    }
}
