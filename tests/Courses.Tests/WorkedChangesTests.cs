using System.Text.Json;
using Scheduling.Courses.Tests.Planning;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>The worked examples in which a course changes after it was booked, lived through over HTTP.</summary>
public abstract class WorkedChangesTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    static readonly object Continue = new { outcome = "continue", by = "dr-lee" };

    [Fact]
    public async Task EX10A_a_missed_dose_is_made_up_in_its_treatment_week()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { horizonSessions = 13 }));
        At("2027-01-12T10:20");

        var missed = await clinic.Do(course, 3, "miss");
        await clinic.Do(course, 3, "move", new { startsAt = missed.GetProperty("makeUp").Text("startsAt"), reason = "patient" });

        Assert.Equal("missed make-up", missed.Line("status effect"));
        Assert.Equal("2027-01-13 2027-01-13T10:00:00-08:00 2027-01-13T12:45:00-08:00 5 2 1", missed.GetProperty("makeUp").Line("date startsAt endsAt gapBeforeDays gapAfterDays shiftDays"));
        AssertLikeExample("EX10A", await clinic.Again(course));
    }

    [Fact]
    public async Task EX10B_a_missed_dose_without_a_legal_day_is_lost_and_later_dates_stay()
    {
        var clinic = await ClinicEarly(new { closedOn = new[] { "2027-01-13", "2027-01-14" } });
        var course = await clinic.Book(Spravato(new { horizonSessions = 13 }));
        At("2027-01-12T10:20");

        var missed = await clinic.Do(course, 3, "miss");

        Assert.Equal("missed - lost -", missed.Line("status makeUp effect doseNumber"));
        AssertLikeExample("EX10B", await clinic.Again(course));
    }

    [Fact]
    public async Task EX10C_an_eighth_dose_that_a_clinician_orders_moves_the_tail()
    {
        var clinic = await ClinicEarly(new { closedOn = new[] { "2027-01-13", "2027-01-14" } });
        var course = await clinic.Book(Spravato(new { horizonSessions = 13 }));
        At("2027-01-12T10:20");
        await clinic.Do(course, 3, "miss");
        At("2027-01-26T18:00");

        var extended = await clinic.Pass(course, "benefit", new { outcome = "extend", extraSessions = 1, by = "dr-lee" });

        AssertLikeExample("EX10C", extended);
        Assert.Equal("9 extension booked", extended.List("sessions").Single(session => session.Text("date") == "2027-02-02").Line("number phase status"));
        Assert.Equal(["benefit 8 2027-01-29 passed", "benefit 9 2027-02-02 open"], extended.Lines("reviews", "kind afterSession dueDate status"));
    }

    [Fact]
    public async Task EX15_a_switch_of_route_cancels_the_rest_and_books_the_new_course_at_once()
    {
        var clinic = await ClinicEarly();
        var infusions = await clinic.Book(Course("iv-6-in-2-weeks", "2027-03-01", "mon wed fri"));
        At("2027-03-05T15:00");

        var answer = await clinic.TryDo(infusions, "switch", new { protocolId = "spravato-trd", startDate = "2027-03-09", pattern = new[] { "tue", "fri" } });

        var spravato = await answer.Json(201);
        var old = await clinic.Again(infusions);
        Assert.Equal("switched", old.Text("status"));
        Assert.Equal(
            ["1 2027-03-01 booked", "2 2027-03-03 booked", "3 2027-03-05 booked", "4 2027-03-08 cancelled", "5 2027-03-10 cancelled", "6 2027-03-12 cancelled"],
            old.Lines("sessions", "number date status"));
        var expected = WorkedExamples.Sessions("EX15").Where(session => session.Phase.StartsWith("spravato", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            expected.Select(session => $"{session.Date:yyyy-MM-dd} {session.GapDays} {session.RemsFormDue:yyyy-MM-dd}"),
            spravato.List("sessions").Where(session => session.Text("phase") == "induction").Select(session => session.Line("date gapDays remsFormDue")));
        Assert.Equal($"/v1/clinics/{clinic.Id}/courses/{spravato.Text("courseId")}", answer.Headers.Location?.OriginalString);
    }

    static void AssertLikeExample(string id, JsonElement course)
    {
        var expected = WorkedExamples.Sessions(id);
        var sessions = course.List("sessions").Where(session => session.Text("doseNumber") != "-").OrderBy(session => session.GetProperty("doseNumber").GetInt32()).Take(expected.Count).ToList();
        Assert.Equal(expected.Select(session => WithoutWords(WorkedExamplesTests.Row(session))), sessions.Select(session => WithoutWords(WorkedExamplesTests.Row(session))));
    }

    // The examples tell a shift and an extension in other words.
    static string WithoutWords(string row)
    {
        var cells = row.Split(" | ");
        (cells[1], cells[6]) = (cells[1] == "induction-extension" ? "extension" : cells[1], "");
        return string.Join(" | ", cells);
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class WorkedChangesOnSqliteTests(Apps apps) : WorkedChangesTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class WorkedChangesOnPostgresTests(Apps apps) : WorkedChangesTests(apps, "postgres");
