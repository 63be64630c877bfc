using Microsoft.Playwright;

namespace Scheduling.Desk.Tests;

/// <summary>Debian's Chromium, one for the whole test run.</summary>
static class Chromium
{
    static readonly Lazy<Task<IBrowser>> Browser = new(Launch);

    static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
                ?? throw new FileNotFoundException("There is no Chromium on this machine; on Debian: apt-get install --no-install-recommends chromium"),
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A new window at the app, signed in as its owner; an error on the console fails the test that asks for <see cref="Window.Complaints"/>.</summary>
    public static async Task<Window> Open(DeskApp app, bool scripts = true, ColorScheme colours = ColorScheme.Light)
    {
        var window = await New(app, scripts, colours);
        await window.Page.GotoAsync(await app.OwnersLink());
        return window;
    }

    /// <summary>The same in a shared Desk, whose owner is signed in already.</summary>
    public static async Task<Window> OpenAs(Clinic clinic, ColorScheme colours = ColorScheme.Light)
    {
        var window = await New(clinic.App, scripts: true, colours);
        await window.Page.Context.AddCookiesAsync([.. clinic.Owner.Cookies.Where(cookie => cookie.Name == "desk").Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = clinic.App.Address.AbsoluteUri })]);
        return window;
    }

    static async Task<Window> New(DeskApp app, bool scripts, ColorScheme colours)
    {
        var context = await (await Browser.Value).NewContextAsync(new() { BaseURL = app.Address.AbsoluteUri, JavaScriptEnabled = scripts, ColorScheme = colours, ViewportSize = new() { Width = 1400, Height = 900 } });
        return new Window(context, await context.NewPageAsync());
    }
}

/// <summary>A window of a browser.</summary>
sealed class Window : IAsyncDisposable
{
    readonly IBrowserContext context;

    public Window(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) => { if (message.Type is "error") Complaints.Add(message.Text); };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of: broken policies, scripts that failed.</summary>
    public List<string> Complaints { get; } = [];

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
