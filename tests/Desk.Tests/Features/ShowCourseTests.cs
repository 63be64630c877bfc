namespace Scheduling.Desk.Tests;

public sealed class ShowCourseTests(SharedDesk shared)
{
    [Fact]
    public async Task A_course_shows_every_session_with_its_ride_and_therapy()
    {
        var clinic = await shared.Clinic();
        var (course, _) = await clinic.DoseToday();

        var page = await Eventually(async () => await clinic.Owner.Get($"{clinic.Base}/courses/{course}"), answer => answer.Text.Contains("th-1", StringComparison.Ordinal));

        Assert.Contains("P. Test, Spravato, treatment-resistant depression", page.Text, StringComparison.Ordinal);
        Assert.Contains("Open gates none", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 4 Jan 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("Benefit after session 8", page.Text, StringComparison.Ordinal);
    }

    static async Task<DeskAnswer> Eventually(Func<Task<DeskAnswer>> load, Func<DeskAnswer, bool> holds)
    {
        DeskAnswer last = null!;
        await TestServers.Eventually.Holds(async () => holds(last = await load()), cancellationToken: TestContext.Current.CancellationToken);
        return last;
    }
}
