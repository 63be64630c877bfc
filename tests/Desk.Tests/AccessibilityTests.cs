using System.Text.Json;
using Microsoft.Playwright;

namespace Scheduling.Desk.Tests;

/// <summary>What axe-core can find out about WCAG 2.2 AA, in light and in dark.</summary>
public sealed class AccessibilityTests(SharedDesk shared)
{
    static readonly Lazy<string> Axe = new(() =>
    {
        using var script = new StreamReader(typeof(Deque.AxeCore.Commons.AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!);
        return script.ReadToEnd();
    });

    const string Run =
        """
        async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })).violations
          .map(v => `${v.id}: ${v.nodes.length} x ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary ?? ""}`)
        """;

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Nothing_on_any_page_keeps_somebody_out(ColorScheme colours)
    {
        var clinic = await shared.Clinic();
        var (course, session) = await clinic.DoseToday();
        await clinic.Command(session, "check-in", ("fastingKept", "yes"), ("driverKind", "adult"));
        await clinic.Command(session, "administer", ("doseMg", "56"));
        await clinic.DoseToday("pt-1002");
        await using var window = await Chromium.OpenAs(clinic, colours);
        var found = new List<string>();

        foreach (var path in new[]
        {
            clinic.Base, $"{clinic.Base}/days/2027-01-18", $"{clinic.Base}/book", $"{clinic.Base}/book?patient=pt-9&protocol=spravato-trd&start=2027-01-05&day=tue&day=fri", $"{clinic.Base}/worklist",
            $"{clinic.Base}/sessions/{session}", $"{clinic.Base}/courses/{course}", "/account", "/accounts", "/clinics/not-there",
        })
        {
            await window.Page.GotoAsync(path);
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => { d.removeAttribute('name'); d.open = true; })");
            await window.Page.EvaluateAsync(Axe.Value);
            found.AddRange((await window.Page.EvaluateAsync<JsonElement>(Run)).EnumerateArray().Select(violation => $"{path}: {violation.GetString()}"));
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }
}
