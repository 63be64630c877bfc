namespace Scheduling.Desk.Tests;

public sealed class ShowTherapistsTests(SharedDesk shared)
{
    [Fact]
    public async Task Therapists_are_shown_with_their_hours_and_the_leave_that_is_not_over()
    {
        var clinic = await shared.Clinic();
        await clinic.Put("therapists/th-2", new
        {
            name = "<script>alert(1)</script>", hours = new[] { new { day = "wed", from = "09:00", to = "12:00" } },
            leave = new[] { new { from = "2026-01-01", to = "2026-01-05" }, new { from = "2027-07-01", to = "2027-07-14" } },
        });

        var page = await clinic.Owner.Get($"{clinic.Base}/set-up/therapists");

        Assert.Contains("Mon 08:00-17:00; Tue 08:00-17:00", page.Text, StringComparison.Ordinal);
        Assert.Contains("Wed 09:00-12:00", page.Text, StringComparison.Ordinal);
        Assert.Contains("Thu 1 Jul to Wed 14 Jul 2027", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("5 Jan 2026", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }
}
