using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class DismissTherapistTests(SharedDesk shared)
{
    [Fact]
    public async Task A_therapist_is_removed_and_one_who_is_none_is_not_there()
    {
        var clinic = await shared.Clinic();
        var page = $"{clinic.Base}/set-up/therapists";

        var removed = await clinic.Owner.Submit(page, $"{page}/th-1/remove", []);
        var nobody = await clinic.Owner.Submit(page, $"{page}/th-9/remove", []);

        Assert.Contains("Removed.", removed.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await clinic.Read("therapists")).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
    }
}
