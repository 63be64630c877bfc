namespace Scheduling.Desk.Tests;

public sealed class ShowBookingTests(SharedDesk shared)
{
    const string Query = "?patient=pt-1001&protocol=spravato-trd&start=2027-01-05&day=tue&day=fri&time=10:00";

    [Fact]
    public async Task The_plan_of_the_whole_course_is_shown_and_nothing_is_stored()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/book{Query}");

        Assert.Contains("Book these 8 sessions", page.Text, StringComparison.Ordinal);
        Assert.Contains("Fri 29 Jan 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("Gate", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, (await clinic.Read("courses")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Days_that_were_passed_over_say_why()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/book{Query.Replace("day=tue&day=fri", "day=mon&day=thu", StringComparison.Ordinal).Replace("01-05", "01-11", StringComparison.Ordinal)}");

        Assert.Contains("Clinic closed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Martin Luther King", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_does_not_fit_is_refused_with_the_next_start()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/book{Query.Replace("start=2027-01-05", "start=2027-01-06", StringComparison.Ordinal)}");

        Assert.Contains("could begin is Friday 8 January 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-01-06\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_asks_and_complains_of_nothing()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/book");

        Assert.DoesNotContain("role=\"alert\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-01-05\"", page.Html, StringComparison.Ordinal);
    }
}
