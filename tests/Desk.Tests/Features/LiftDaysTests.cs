using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class LiftDaysTests(SharedDesk shared)
{
    [Fact]
    public async Task A_closure_is_lifted_and_another_clinics_is_not_there()
    {
        var (clinic, other) = (await shared.Clinic(), await shared.Clinic());
        var page = $"{clinic.Base}/set-up/closures";
        await clinic.Owner.Submit(page, page, [("do", "make"), ("from", "2027-02-01"), ("what", "clinic"), ("reason", "Storm")]);
        var id = (await clinic.Read("closures")).GetProperty("items")[0].GetProperty("closureId").GetString();

        var elsewhere = await clinic.Owner.Submit(page, $"{other.Base}/set-up/closures/{id}/lift", []);
        var lifted = await clinic.Owner.Submit(page, $"{page}/{id}/lift", []);

        Assert.Equal(HttpStatusCode.NotFound, elsewhere.Status);
        Assert.Contains("Lifted.", lifted.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await clinic.Read("closures")).GetProperty("items").GetArrayLength());
    }
}
