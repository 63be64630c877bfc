using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class GetWorklistTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Fact]
    public async Task What_waits_for_a_person_stands_there_with_its_command_and_goes_away_when_it_is_done()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        Assert.Empty((await clinic.Get("/worklist")).List("items"));

        At("2027-01-04T14:59");
        Assert.Empty((await clinic.Get("/worklist")).List("items"));
        At("2027-01-04T15:01");
        var notReady = Assert.Single((await clinic.Get("/worklist")).List("items"));
        At("2027-01-05T12:50");
        var notRecorded = Assert.Single((await clinic.Get("/worklist")).List("items"));
        await clinic.Do(course, 1, "miss");

        Assert.Equal($"not-ready {ClinicOfTest.IdOf(course, 1)}", notReady.Line("kind subject"));
        Assert.Contains("consent is pending", notReady.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("no ride", notReady.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("not-recorded", notRecorded.Text("kind"));
        Assert.Contains($"/v1/clinics/{clinic.Id}/sessions/{ClinicOfTest.IdOf(course, 1)}/miss", notRecorded.Lines("actions", "href"));
        Assert.Empty((await clinic.Get("/worklist")).List("items"));
    }

    [Fact]
    public async Task The_welfare_check_of_a_patient_in_danger_stands_on_top()
    {
        var clinic = await ClinicEarly();
        var other = await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = "08:00" }));
        var course = await clinic.Book(Course("spravato-mdsi", "2027-01-05", "tue fri"));
        At("2027-01-05T16:00");
        await clinic.Do(course, 1, "miss");

        var items = (await clinic.Get("/worklist")).List("items");
        await clinic.Do(course, 1, "welfare-check", new { by = "rn-1" });

        Assert.Equal("welfare-check", items[0].Text("kind"));
        Assert.Equal("not-recorded", items[1].Text("kind"));
        Assert.DoesNotContain((await clinic.Get("/worklist")).List("items"), item => item.Text("kind") == "welfare-check");
        Assert.NotNull(other.Text("courseId"));
    }

    [Fact]
    public async Task An_authorization_that_ends_too_soon_is_to_be_renewed_fourteen_days_before()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        await clinic.Do(course, "gates/authorization", new { status = "cleared", units = 23 });

        At("2027-01-21T09:00");
        Assert.DoesNotContain((await clinic.Get("/worklist")).List("items"), item => item.Text("kind") == "authorization-renewal");
        At("2027-01-22T09:00");
        Assert.Contains((await clinic.Get("/worklist")).List("items"), item => item.Line("kind subject") == $"authorization-renewal {course.Text("courseId")}");
    }

    [Fact]
    public async Task A_REMS_form_is_asked_for_on_days_3_5_and_6_and_due_at_the_end_of_day_7()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { gates = new Dictionary<string, string> { ["screening"] = "cleared", ["consent"] = "cleared", ["rems-enrolment"] = "cleared", ["authorization"] = "cleared", ["drug-on-hand"] = "cleared" } }));
        At("2027-01-05T10:00");
        await clinic.Do(course, 1, "check-in", new { driver = new { kind = "adult" }, fasting = new { kept = true } });
        await clinic.Do(course, 1, "administer");
        At("2027-01-05T12:30");
        await clinic.Do(course, 1, "discharge", new { leavesWith = "adult" });

        Assert.Equal("2027-01-13T00:00:00-08:00 -", await Form("2027-01-07T23:59"));
        Assert.Equal("2027-01-13T00:00:00-08:00 2027-01-08T00:00:00-08:00", await Form("2027-01-08T00:01"));
        Assert.Equal("2027-01-13T00:00:00-08:00 2027-01-10T00:00:00-08:00", await Form("2027-01-10T09:00"));
        Assert.Equal("2027-01-13T00:00:00-08:00 2027-01-11T00:00:00-08:00", await Form("2027-01-12T09:00"));
        await clinic.Do(course, 1, "rems-form", new { submittedAt = "2027-01-12T08:00:00-08:00" });
        Assert.DoesNotContain((await clinic.Get("/worklist")).List("items"), item => item.Text("kind") == "rems-form");

        async Task<string> Form(string now)
        {
            At(now);
            return (await clinic.All("/worklist?kind=rems-form")).Single().Line("dueAt pressingSince");
        }
    }

    [Fact]
    public async Task Sessions_outside_new_hours_and_slots_without_a_place_wait_for_a_person()
    {
        var clinic = await ClinicEarly(new { closedOn = new[] { "2027-01-13", "2027-01-14", "2027-01-15", "2027-01-16", "2027-01-17", "2027-01-18" } });
        var course = await clinic.Book(Spravato(new { acceptUnplaced = true }));
        await clinic.Put(new { hours = Hours(WorkingDays, "11:00", "17:00") }).Json(200);

        var kinds = (await clinic.All("/worklist")).GroupBy(item => item.Text("kind")).ToDictionary(kind => kind.Key, kind => kind.Count());

        Assert.Equal(course.List("unplaced").Count, kinds["unplaced"]);
        Assert.Equal(course.List("sessions").Count(session => session.Text("status") == "booked"), kinds["outside-new-hours"]);
        Assert.Equal(kinds["unplaced"], (await clinic.All("/worklist?kind=unplaced")).Count);
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class GetWorklistOnSqliteTests(Apps apps) : GetWorklistTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class GetWorklistOnPostgresTests(Apps apps) : GetWorklistTests(apps, "postgres");
