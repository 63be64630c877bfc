namespace Scheduling.Desk.Tests;

public sealed class ShowWorklistTests(SharedDesk shared)
{
    [Fact]
    public async Task A_clinic_without_patients_has_nothing_to_do()
    {
        var clinic = await shared.Clinic();

        Assert.Contains("Nothing waits for a human now", (await clinic.Owner.Get($"{clinic.Base}/worklist")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_human_is_named_with_its_patient_and_done_in_place()
    {
        await using var app = await DeskApp.Start();
        await app.BookReady();
        using var owner = await app.Owner();
        Assert.DoesNotContain("Not recorded", (await owner.Get("/clinics/lbw/worklist")).Text, StringComparison.Ordinal);

        // The visit of Tuesday at ten was never recorded.
        await app.Advance("2027-01-05T23:00:00Z");
        var page = await owner.Get("/clinics/lbw/worklist");

        Assert.Contains("Not recorded", page.Text, StringComparison.Ordinal);
        Assert.Contains("P. Test", page.Text, StringComparison.Ordinal);
        var miss = System.Text.RegularExpressions.Regex.Match(page.Html, "action=\"(/clinics/lbw/sessions/[0-9a-f-]+/miss)\"").Groups[1].Value;
        var after = await owner.Submit("/clinics/lbw/worklist", miss, [("back", "/clinics/lbw/worklist")]);
        Assert.Contains("Recorded as missed.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not recorded", after.Text, StringComparison.Ordinal);
    }
}
