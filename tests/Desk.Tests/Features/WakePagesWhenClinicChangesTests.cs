using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scheduling.Desk.Tests;

public sealed class WakePagesWhenClinicChangesTests
{
    [Fact]
    public async Task An_open_board_shows_a_check_in_that_somebody_else_made()
    {
        await using var app = await DeskApp.Start();
        await using var window = await Chromium.Open(app);
        await Expect(window.Page.GetByText("0 visits")).ToBeVisibleAsync();
        using var http = app.Http;

        var clinic = new Clinic(app, app.Visitor(), "lbw");
        await clinic.DoseToday();

        await Expect(window.Page.GetByText("Spravato 1 of 8")).ToBeVisibleAsync(new() { Timeout = 3000 });
        Assert.Empty(window.Complaints);
    }
}
