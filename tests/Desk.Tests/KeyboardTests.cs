using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scheduling.Desk.Tests;

public sealed class KeyboardTests(SharedDesk shared)
{
    [Fact]
    public async Task A_visit_is_moved_with_the_keyboard_alone()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        await using var window = await Chromium.OpenAs(clinic);
        var page = window.Page;

        await page.GotoAsync(clinic.Base);
        await page.Locator($"a[data-move='{session}']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("places keep every rule");
        await page.Keyboard.PressAsync("ArrowDown");
        var wanted = await page.EvaluateAsync<string>("() => document.activeElement.dataset.at");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("It keeps every rule")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move it there" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Moved.");
        Assert.Contains($"T{wanted}", (await clinic.Read($"sessions/{session}")).GetProperty("startsAt").GetString(), StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_visit_that_was_picked_up_is_left_where_it_is_with_escape()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        await using var window = await Chromium.OpenAs(clinic);

        await window.Page.GotoAsync(clinic.Base);
        await window.Page.Locator($"a[data-move='{session}']").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator("td.legal").First).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Escape");

        await Expect(window.Page.Locator("td.legal")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator($"a[data-move='{session}']")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_visit_is_dragged_to_a_free_place_and_confirmed()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        await using var window = await Chromium.OpenAs(clinic);
        var page = window.Page;
        await page.GotoAsync(clinic.Base);

        var visit = page.Locator($"td[data-session='{session}']");
        await visit.HoverAsync(new() { Position = new() { X = 60, Y = 12 } });
        await page.Mouse.DownAsync();
        var place = page.Locator("td.free[data-at='12:00'][data-chair='chair-3']");
        await place.HoverAsync();
        await Expect(place).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("legal"));
        await place.HoverAsync(new() { Force = true });
        await page.Mouse.UpAsync();

        await Expect(page.GetByText("at 12:00, Room 3?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move it there" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Moved.");
        Assert.Equal("chair-3", (await clinic.Read($"sessions/{session}")).GetProperty("chairId").GetString());
    }
}
