namespace Scheduling.Desk.Tests;

public sealed class ShowFirstStepsTests(SharedDesk shared)
{
    [Fact]
    public async Task What_a_clinic_still_lacks_is_next()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/first-steps");

        Assert.Contains("Therapists ✓ done", page.Text, StringComparison.Ordinal);
        Assert.Contains("A patient ← next", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The first course ✓", page.Text, StringComparison.Ordinal);
    }
}
