using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class CountersignOverrideTests(SharedDesk shared)
{
    [Fact]
    public async Task What_a_scheduler_set_aside_on_order_is_countersigned_on_the_worklist()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        using var scheduler = await clinic.App.Person(clinic.Owner, $"order-{clinic.Id}", "scheduler", clinic.Id);
        var page = $"{clinic.Base}/sessions/{session}";
        // Dose 2 is on Thursday: Wednesday is a day after it too near.
        var moved = await scheduler.Submit(page, $"{page}/move", [("onDate", "2027-01-06"), ("atTime", "08:00"), ("reason", "medical"), ("overrideRule", "min-gap"), ("overrideBy", "dr-lee"), ("overrideWhy", "travel")]);
        Assert.Contains("Moved.", moved.Text, StringComparison.Ordinal);

        var path = System.Text.RegularExpressions.Regex.Match((await clinic.Owner.Get($"{clinic.Base}/worklist")).Html, "action=\"([^\"]+/countersign)\"").Groups[1].Value;
        Assert.DoesNotContain("/countersign\"", (await scheduler.Get($"{clinic.Base}/worklist")).Html, StringComparison.Ordinal);
        var signed = await clinic.Owner.Submit($"{clinic.Base}/worklist", path, []);

        Assert.Contains("Countersigned.", signed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Submit($"{clinic.Base}/worklist", $"{clinic.Base}/overrides/{Guid.NewGuid()}/countersign", [])).Status);
    }
}
