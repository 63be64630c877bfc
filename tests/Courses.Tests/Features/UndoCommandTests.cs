using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class UndoCommandTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task The_last_command_is_taken_back_and_everything_stands_as_it_did()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, "pause", new { reason = "slip of the finger" });

        var undone = await clinic.Send("POST", "/undo", new { of = await LastEvent(clinic) }).Json(200);

        Assert.Equal("active 3", undone.Line("status version"));
        Assert.Equal(course.List("sessions").Select(Place), undone.List("sessions").Select(Place));
        await clinic.Send("POST", "/undo", new { of = await LastEvent(clinic) }).Problem(404, "not-found");
    }

    [Fact]
    public async Task A_booking_taken_back_frees_its_chairs_and_its_patient()
    {
        var clinic = await ClinicEarly();
        await clinic.Book(Spravato());

        var undone = await clinic.Send("POST", "/undo", new { of = await LastEvent(clinic) }).Json(200);

        Assert.Equal("discontinued", undone.Text("status"));
        await clinic.Book(Spravato());
    }

    [Fact]
    public async Task After_three_minutes_after_another_command_or_when_the_place_is_gone_it_is_too_late()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, 1, "pin");
        var first = await LastEvent(clinic);
        await clinic.Do(course, 2, "pin");
        await clinic.Send("POST", "/undo", new { of = first }).Problem(404, "not-found");

        await clinic.Do(course, 3, "cancel", new { reason = "patient" });
        var cancelled = await LastEvent(clinic);
        await clinic.Book(Course("iv-4-in-2-weeks", "2027-01-12", "tue fri", new { patientId = "pt-2" }));
        await clinic.Send("POST", "/undo", new { of = cancelled }).Problem(409, "slot-taken");

        await clinic.Do(course, 4, "pin");
        var late = await LastEvent(clinic);
        App.Clock.Instant += TimeSpan.FromMinutes(3.1);
        await clinic.Send("POST", "/undo", new { of = late }).Problem(404, "not-found");
    }

    static string Place(System.Text.Json.JsonElement session) => session.Line("number status startsAt chairId doseNumber");

    async Task<Guid> LastEvent(ClinicOfTest clinic) =>
        (await App.Rows<Guid>("SELECT id FROM outbox WHERE source = @source AND type LIKE 'session.%' ORDER BY seq DESC LIMIT 1", new { source = $"/clinics/{clinic.Id}/courses" })).Single();
}

[Collection(OnMovingClock.Sqlite)]
public sealed class UndoCommandOnSqliteTests(Apps apps) : UndoCommandTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class UndoCommandOnPostgresTests(Apps apps) : UndoCommandTests(apps, "postgres");
