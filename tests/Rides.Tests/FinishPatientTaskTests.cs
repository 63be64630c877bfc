using System.Net;
using Scheduling.Rides.Tasks;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class FinishPatientTaskTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static NewTask Crisis(params Guid[] sessions) => new()
    {
        ClinicId = "lbw", GroupId = "lbw", PatientId = "pt-1", Kind = TaskKind.CallPatient, Reason = TaskReason.Crisis, SessionIds = sessions,
    };

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_task_is_opened_once_told_whole_and_done_with_a_note_that_does_not_travel(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic());
        var session = Guid.CreateVersion7();
        var task = await stage.Opens(Crisis(session));
        Assert.Equal(task.TaskId, (await stage.Opens(Crisis(session))).TaskId);

        using var answer = await stage.Post($"/v1/clinics/lbw/patient-tasks/{task.TaskId}/done", """{ "note": "Spoke with the sister" }""");
        var done = await answer.Json(HttpStatusCode.OK);

        Assert.Equal("done Spoke with the sister 2", $"{done.Text("status")} {done.Text("note")} {done.GetProperty("version")}");
        Assert.Equal("\"2\"", answer.Headers.ETag!.ToString());
        var opened = Assert.Single(await stage.Events("patient-task.opened.v1"));
        Assert.Equal($"call-patient crisis open {session} 1 2027-01-01T08:00:00-08:00",
            $"{opened.Text("kind")} {opened.Text("reason")} {opened.Text("status")} {opened.GetProperty("sessionIds")[0]} {opened.GetProperty("version")} {opened.Text("dueAt")}");
        var told = Assert.Single(await stage.Events("patient-task.done.v1"));
        Assert.Equal("done 2", $"{told.Text("status")} {told.GetProperty("version")}");
        Assert.DoesNotContain("sister", told.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Done_twice_it_is_done_once_and_what_happens_again_is_opened_again(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic());
        var task = await stage.Opens(Crisis());

        await stage.Post($"/v1/clinics/lbw/patient-tasks/{task.TaskId}/done", """{ "note": "first" }""");
        using var again = await stage.Post($"/v1/clinics/lbw/patient-tasks/{task.TaskId}/done", "{}");
        Assert.Equal("first", (await again.Json(HttpStatusCode.OK)).Text("note"));
        Assert.Single(await stage.Events("patient-task.done.v1"));

        Assert.NotEqual(task.TaskId, (await stage.Opens(Crisis())).TaskId);
        Assert.Single(await stage.Items("/v1/clinics/lbw/patient-tasks?status=open"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_is_asked_again_with_more_to_say_changes_the_open_task(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic());
        var session = Guid.CreateVersion7();
        NewTask Wish(params string[] days) => new()
        {
            ClinicId = "lbw", GroupId = "lbw", PatientId = "pt-1", Kind = TaskKind.TimeRequest, Reason = TaskReason.PatientPage, About = session.ToString(),
            SessionIds = [session], PreferredDates = [.. days.Select(DateOnly.Parse)],
        };
        await stage.Opens(Wish("2027-01-06"));
        await stage.Opens(Wish("2027-01-07", "2027-01-08"));

        var open = Assert.Single(await stage.Items("/v1/clinics/lbw/patient-tasks"));
        Assert.Equal(["2027-01-07", "2027-01-08"], open.GetProperty("preferredDates").EnumerateArray().Select(day => day.GetString()));
        Assert.Equal([1, 2], (await stage.Events("patient-task.opened.v1")).Select(told => told.GetProperty("version").GetInt32()));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_no_longer_matters_is_closed(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic());
        await stage.Opens(Crisis());

        await stage.Services.GetRequiredService<RidesDatabase>().Write(unit => PatientTaskStore.Settle(unit, "lbw", "pt-1", TaskKind.CallPatient, TaskReason.Crisis), Cancel);

        Assert.Equal("done itself", (await stage.Items("/v1/clinics/lbw/patient-tasks")).Select(task => $"{task.Text("status")} {task.Text("doneBy")}").Single());
    }

    [Fact]
    public async Task A_task_of_another_clinic_or_another_version_is_not_done()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic());
        var task = await stage.Opens(Crisis());
        using var stale = new HttpRequestMessage(HttpMethod.Post, $"/v1/clinics/lbw/patient-tasks/{task.TaskId}/done") { Content = Stage.Body("{}") };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"7\"");

        Assert.Equal(HttpStatusCode.NotFound, (await stage.Post($"/v1/clinics/far/patient-tasks/{task.TaskId}/done", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Post($"/v1/clinics/lbw/patient-tasks/{Guid.CreateVersion7()}/done", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await stage.Http.SendAsync(stale, Cancel)).StatusCode);
        Assert.Single(await stage.Items("/v1/clinics/lbw/patient-tasks?status=open"));
    }
}
