using System.Text.Json;
using Scheduling.Contracts.Rides;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class KeepPatientTaskWhenChangedTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Theory]
    [InlineData("message-failed", "no-contact", "done")]
    [InlineData("call-patient", "moved", "done")]
    [InlineData("possible-cancellation", "reply", "done alternatives move cancel")]
    [InlineData("time-request", "patient-page", "done alternatives move cancel")]
    public async Task What_a_person_must_see_to_waits_with_its_commands_until_it_is_done(string kind, string reason, string commands)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        var task = new PatientTaskEvent
        {
            ClinicId = clinic.Id, Version = 2, Group = clinic.Id, PatientId = "pt-1", TaskId = Guid.CreateVersion7(), Kind = kind, Reason = reason, Status = "open",
            DueAt = App.Clock.Instant, SessionIds = [Guid.Parse(ClinicOfTest.IdOf(course, 2))], PreferredDates = [new(2027, 1, 7)],
        };

        await Tell(new PatientTaskOpened(task));
        var items = await Eventually(clinic, items => items.Count == 1);
        await Tell(new PatientTaskDone(task with { Version = 1, Status = "done" }));
        await Tell(new PatientTaskOpened(task with { TaskId = Guid.CreateVersion7() }));
        await Eventually(clinic, items => items.Count == 2);
        await Tell(new PatientTaskDone(task with { Version = 3, Status = "done" }));
        await Eventually(clinic, items => items.Count == 1);

        Assert.Equal($"{kind} {task.TaskId} {reason} {ClinicOfTest.IdOf(course, 2)}", items[0].Line("kind subject reason sessionId"));
        Assert.Equal(["2027-01-07"], items[0].List("preferredDates").Select(day => day.GetString()));
        Assert.Equal(commands.Split(' '), items[0].List("actions").Select(action => action.Text("command")));
    }

    [Fact]
    public async Task Edge_42_a_patient_who_wrote_of_harming_themselves_stands_on_top()
    {
        var clinic = await ClinicEarly();
        await clinic.Book(Spravato());
        var task = new PatientTaskEvent
        {
            ClinicId = clinic.Id, Version = 1, Group = clinic.Id, PatientId = "pt-9", TaskId = Guid.CreateVersion7(), Kind = "call-patient", Reason = "no-contact", Status = "open",
            DueAt = App.Clock.Instant, SessionIds = [], PreferredDates = [],
        };

        await Tell(new PatientTaskOpened(task));
        await Tell(new PatientTaskOpened(task with { TaskId = Guid.CreateVersion7(), Reason = "crisis", DueAt = App.Clock.Instant.AddHours(1) }));

        var items = await Eventually(clinic, items => items.Count == 2);
        Assert.Equal(["call-patient crisis", "call-patient no-contact"], items.Select(item => item.Line("kind reason")));
    }

    // The bus brings what this service tells to its own consumers too.
    Task Tell(PatientTaskEvent told) => App.Database.Write(unit => { unit.Publish(told); return Task.CompletedTask; }, Cancellation);

    static async Task<IReadOnlyList<JsonElement>> Eventually(ClinicOfTest clinic, Func<IReadOnlyList<JsonElement>, bool> isThere)
    {
        for (var attempt = 0; ; attempt++)
        {
            var items = (await clinic.Get("/worklist")).List("items").Where(item => item.TryGetProperty("reason", out _)).ToList();
            if (isThere(items)) return items;
            Assert.True(attempt < 2000, "It never came.");
            await Task.Yield();
        }
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class KeepPatientTaskWhenChangedOnSqliteTests(Apps apps) : KeepPatientTaskWhenChangedTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class KeepPatientTaskWhenChangedOnPostgresTests(Apps apps) : KeepPatientTaskWhenChangedTests(apps, "postgres");
