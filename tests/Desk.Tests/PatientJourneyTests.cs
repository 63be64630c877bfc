using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scheduling.Desk.Tests;

public sealed class PatientJourneyTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_patient_is_found_reached_otherwise_and_seen_in_the_week_and_the_browser_complains_of_nothing(bool scripts)
    {
        await using var app = await DeskApp.Start();
        await app.Book();
        await using var window = await Chromium.Open(app, scripts);
        var page = window.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Patients", Exact = true }).ClickAsync();
        await page.GetByLabel("Name or id").FillAsync("p. te");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "P. Test" }).ClickAsync();
        await page.Locator("#contact ~ details summary").ClickAsync();
        await page.GetByLabel("E-mail", new() { Exact = true }).FillAsync("p@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        await Expect(page.Locator("dl.facts").First).ToContainTextAsync("p@example.org");
        await page.GetByRole(AriaRole.Link, new() { Name = "Week", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "10:00 P. Test" }).First).ToContainTextAsync("Spravato 1 of 8");
        foreach (var path in new[] { "months", "utilization", "set-up", "set-up/closures", "set-up/therapists", "set-up/protocols/spravato-trd", "set-up/templates/t-1/en", "first-steps" })
            await page.GotoAsync($"/clinics/lbw/{path}");
        Assert.Empty(window.Complaints);
    }
}
