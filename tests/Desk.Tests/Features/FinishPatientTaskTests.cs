using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class FinishPatientTaskTests(SharedDesk shared)
{
    [Fact]
    public async Task A_task_that_is_not_there_is_said_so()
    {
        var clinic = await shared.Clinic();

        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Submit($"{clinic.Base}/worklist", $"{clinic.Base}/patient-tasks/{Guid.NewGuid()}/done", [("note", "called")])).Status);
    }
}
