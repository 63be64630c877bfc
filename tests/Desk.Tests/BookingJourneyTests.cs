using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scheduling.Desk.Tests;

public sealed class BookingJourneyTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_course_is_booked_from_the_printed_link_on_with_and_without_scripts(bool scripts)
    {
        await using var app = await DeskApp.Start();
        await app.World.AddPatient("lbw", "pt-1001", "+15625550123", TestContext.Current.CancellationToken);
        await using var window = await Chromium.Open(app, scripts);
        var page = window.Page;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Today, Monday 4 January 2027");
        await page.GetByRole(AriaRole.Link, new() { Name = "Book", Exact = true }).ClickAsync();
        await page.GetByLabel("Patient").FillAsync("pt-1001");
        await page.GetByLabel("Protocol").SelectOptionAsync("spravato-trd");
        await page.GetByLabel("First day").FillAsync("2027-01-05");
        await page.GetByLabel("Tue").CheckAsync();
        await page.GetByLabel("Fri").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the plan" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Book these 8 sessions" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Booked.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("P. Test, Spravato, treatment-resistant depression");
        await page.GotoAsync("/clinics/lbw/days/2027-01-05");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "P. Test" })).ToContainTextAsync("Spravato 1 of 8, 56 mg");
        Assert.Empty(window.Complaints);
    }
}
