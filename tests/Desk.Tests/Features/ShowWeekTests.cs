using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowWeekTests(SharedDesk shared)
{
    [Fact]
    public async Task A_week_shows_chairs_and_therapists_by_day()
    {
        var clinic = await shared.Clinic();
        await clinic.DoseToday();

        var page = await clinic.Until($"{clinic.Base}/weeks", answer => answer.Text.Contains("T. One", StringComparison.Ordinal));

        Assert.Contains("Week of 4 January 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 4 Jan , today 1 visit", page.Text, StringComparison.Ordinal);
        Assert.Contains("08:00 P. Test Spravato 1 of 8", page.Text, StringComparison.Ordinal);
        Assert.Contains("Spravato 2 of 8", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Spravato 3 of 8", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_day_leads_to_its_week_and_a_holiday_says_why_it_is_closed()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/weeks/2027-01-20");

        Assert.Contains("Week of 18 January 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("closed: Birthday of Martin Luther King", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Get($"{clinic.Base}/weeks/soon")).Status);
    }

    [Fact]
    public async Task Another_clinics_weeks_and_months_are_not_there_and_names_are_never_markup()
    {
        var (own, other) = (await shared.Clinic(), await shared.Clinic());
        await own.DoseToday();
        await own.Put("patients/pt-1001/contact", new { displayName = "<img src=x onerror=alert(2)>" });
        using var person = await own.App.Person(own.Owner, $"week-{own.Id}", "scheduler", own.Id);

        foreach (var path in new[] { "weeks", "months", "utilization", "first-steps" }) Assert.Equal(HttpStatusCode.NotFound, (await person.Get($"{other.Base}/{path}")).Status);
        Assert.DoesNotContain("<img", (await person.Get($"{own.Base}/weeks")).Html, StringComparison.Ordinal);
    }
}
