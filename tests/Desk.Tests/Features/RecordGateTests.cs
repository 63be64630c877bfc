namespace Scheduling.Desk.Tests;

public sealed class RecordGateTests(SharedDesk shared)
{
    [Fact]
    public async Task A_gate_is_recorded_with_its_dates_and_devices_and_shows_how_far_it_reaches()
    {
        var clinic = await shared.Clinic();
        var (course, _) = await clinic.DoseToday();

        var page = await clinic.OnCourse(course, "gates/authorization", ("status", "cleared"), ("validFrom", "2027-01-01"), ("validTo", "2027-12-31"), ("units", "7"), ("reference", "PA-77"));

        Assert.Contains("Gate recorded.", page.Text, StringComparison.Ordinal);
        Assert.Contains("0 of 7 devices used, PA-77", page.Text, StringComparison.Ordinal);
        Assert.Contains("does not cover session", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_the_protocol_does_not_have_is_refused()
    {
        var clinic = await shared.Clinic();
        var (course, _) = await clinic.DoseToday();

        Assert.False((await clinic.OnCourse(course, "gates/no-such-gate", ("status", "cleared"))).Response.IsSuccessStatusCode);
    }
}
