using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowKeysTests(SharedDesk shared)
{
    [Fact]
    public async Task Keys_are_for_administrators_only()
    {
        var clinic = await shared.Clinic();
        using var scheduler = await clinic.App.Person(clinic.Owner, $"keys-{clinic.Id}", "scheduler", clinic.Id);

        Assert.Equal(HttpStatusCode.OK, (await clinic.Owner.Get("/keys")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await scheduler.Get("/keys")).Status);
    }
}
