namespace Scheduling.Desk.Tests;

public sealed class ShowSessionTests(SharedDesk shared)
{
    [Fact]
    public async Task A_visit_shows_what_is_known_of_it_and_where_it_could_move()
    {
        var clinic = await shared.Clinic();
        var (course, session) = await clinic.DoseToday();

        var page = await clinic.Owner.Get($"{clinic.Base}/sessions/{session}");

        Assert.Contains("P. Test, Spravato session 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("08:00–10:45", page.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"startsAt\" value=\"2027-01-04T08:15", page.Html, StringComparison.Ordinal);
        Assert.Contains($"/courses/{course}", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_needs_a_clinician_is_not_offered_to_a_scheduler()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        await clinic.Command(session, "check-in", ("fastingKept", "yes"), ("driverKind", "adult"));
        using var scheduler = await clinic.App.Person(clinic.Owner, $"sched-{clinic.Id}", "scheduler", clinic.Id);

        var page = await scheduler.Get($"{clinic.Base}/sessions/{session}");

        Assert.DoesNotContain("/administer\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("recorded by a clinician", page.Text, StringComparison.Ordinal);
        Assert.Contains("/administer\"", (await clinic.Owner.Get($"{clinic.Base}/sessions/{session}")).Html, StringComparison.Ordinal);
    }
}
