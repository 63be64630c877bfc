using Scheduling.Rides.Tasks;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ListPatientTasksTests
{
    static NewTask Of(TaskKind kind, string reason, string patientId = "pt-1", int dueInHours = 0, string clinicId = "lbw") => new()
    {
        ClinicId = clinicId, GroupId = "lbw", PatientId = patientId, Kind = kind, Reason = reason,
        DueAt = Planning.Planned.At("2027-01-01", "08:00").AddHours(dueInHours),
    };

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_is_due_first_comes_first_and_only_what_was_asked_for(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic(), Clinic("lbw-2"));
        await stage.Opens(Of(TaskKind.MessageFailed, TaskReason.NoContact, dueInHours: 5));
        var first = await stage.Opens(Of(TaskKind.CallPatient, TaskReason.RideHelp, "pt-2", dueInHours: 1));
        await stage.Opens(Of(TaskKind.CallPatient, TaskReason.Reply, dueInHours: 3));
        await stage.Opens(Of(TaskKind.CallPatient, TaskReason.Reply, dueInHours: 2, clinicId: "lbw-2"));

        async Task<string> Reasons(string query) => string.Join(' ', (await stage.Items($"/v1/clinics/lbw/patient-tasks?{query}")).Select(task => task.Text("reason")));
        Assert.Equal("ride-help reply no-contact", await Reasons(""));
        Assert.Equal("reply no-contact", await Reasons("patientId=pt-1"));
        Assert.Equal("no-contact", await Reasons("kind=message-failed"));
        await stage.Post($"/v1/clinics/lbw/patient-tasks/{first.TaskId}/done", "{}");
        Assert.Equal("reply no-contact", await Reasons("status=open"));
        Assert.Equal("ride-help", await Reasons("status=done"));

        var page = await stage.Get("/v1/clinics/lbw/patient-tasks?limit=2");
        var next = await stage.Get($"/v1/clinics/lbw/patient-tasks?limit=2&cursor={page.Text("nextCursor")}");
        Assert.Equal("no-contact", next.GetProperty("items")[0].Text("reason"));
    }

    [Theory]
    [InlineData("status=lost", "status")]
    [InlineData("kind=fax", "kind")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=abc", "cursor")]
    public async Task What_cannot_be_asked_is_refused(string query, string field)
    {
        await using var stage = await Stage.Open("sqlite");
        using var refused = await stage.Http.GetAsync($"/v1/clinics/lbw/patient-tasks?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(field, await refused.Fields());
    }

    [Fact]
    public async Task A_clinic_nobody_heard_of_has_no_tasks_and_no_404()
    {
        await using var stage = await Stage.Open("sqlite");
        Assert.Empty(await stage.Items("/v1/clinics/new/patient-tasks"));
    }
}
