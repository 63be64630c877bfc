using System.Text.Json;
using Scheduling.Contracts.FollowUps;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class KeepFollowUpWhenChangedTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task A_dose_without_a_follow_up_waits_for_a_person_until_it_has_one()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        var followUp = Guid.CreateVersion7();

        await Tell(new FollowUpUnplaced(Event(2, "unplaced")));
        var item = await Eventually(clinic, items => items.Count == 1);
        await Tell(new FollowUpUnplaced(Event(1, "unplaced")));
        await Tell(new FollowUpBooked(Event(3, "booked")));
        await Eventually(clinic, items => items.Count == 0);

        Assert.Equal($"follow-up-unplaced {followUp}", item[0].Line("kind subject"));
        Assert.Equal(["accept-option", "move", "waive"], item[0].Lines("actions", "command"));

        await Tell(new FollowUpUnplaced(Event(4, "unplaced")));
        await Eventually(clinic, items => items.Count == 1);

        // After its window it may still get a place for a few days, and then has none to wait for.
        At("2027-01-25T10:00");
        Assert.Contains("follow-up-unplaced", (await clinic.Get("/worklist")).Lines("items", "kind"));
        At("2027-01-28T10:00");
        Assert.DoesNotContain("follow-up-unplaced", (await clinic.Get("/worklist")).Lines("items", "kind"));
        App.Clock.Instant = CoursesApp.Start;
        await Tell(new FollowUpWaived(Event(5, "waived")));
        await Eventually(clinic, items => items.Count == 0);

        FollowUpEvent Event(long version, string status) => new()
        {
            ClinicId = clinic.Id, Version = version, Group = clinic.Id, PatientId = "pt-1", CourseId = Guid.Parse(course.Text("courseId")), FollowUpId = followUp,
            SessionId = Guid.Parse(ClinicOfTest.IdOf(course, 4)), Mode = "in-person", Status = status, Window = new() { From = new(2027, 1, 16), To = new(2027, 1, 18) }, Options = [],
        };
    }

    // The bus brings what this service tells to its own consumers too.
    Task Tell(FollowUpEvent told) => App.Database.Write(unit => { unit.Publish(told); return Task.CompletedTask; }, Cancellation);

    static async Task<IReadOnlyList<JsonElement>> Eventually(ClinicOfTest clinic, Func<IReadOnlyList<JsonElement>, bool> isThere)
    {
        for (var attempt = 0; ; attempt++)
        {
            var items = (await clinic.Get("/worklist")).List("items");
            if (isThere(items)) return items;
            Assert.True(attempt < 2000, "It never came.");
            await Task.Yield();
        }
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class KeepFollowUpWhenChangedOnSqliteTests(Apps apps) : KeepFollowUpWhenChangedTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class KeepFollowUpWhenChangedOnPostgresTests(Apps apps) : KeepFollowUpWhenChangedTests(apps, "postgres");
