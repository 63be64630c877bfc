using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class PassReviewTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    static readonly object Continue = new { outcome = "continue", by = "dr-lee" };

    [Fact]
    public async Task A_benefit_review_books_the_weekly_phase_whole()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-27T09:00");

        var reviewed = await clinic.Pass(course, "benefit", Continue);

        Assert.Equal(
            ["9 2027-02-05 booked weekly", "10 2027-02-12 booked weekly", "11 2027-02-19 booked weekly", "12 2027-02-26 booked weekly", "13 2027-03-12 projected maintenance"],
            reviewed.List("sessions").Skip(8).Take(5).Select(session => session.Line("number date status phase")));
        Assert.All(reviewed.List("sessions").Skip(8).Take(4), session => Assert.StartsWith("chair-", session.Text("chairId"), StringComparison.Ordinal));
        Assert.Equal(["benefit 8 passed", "frequency 12 open"], reviewed.Lines("reviews", "kind afterSession status"));
    }

    [Fact]
    public async Task Edge_52_a_review_that_is_not_passed_leaves_the_next_phase_projected()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-02-06T09:00");

        Assert.Equal("projected", (await clinic.Again(course)).List("sessions").Single(session => session.Text("number") == "9").Text("status"));
        Assert.Contains((await clinic.Get("/worklist")).List("items"), item => item.Text("kind") == "review-due");
    }

    [Fact]
    public async Task Edge_52_a_clinic_that_holds_chairs_ahead_keeps_those_of_the_next_phase_for_so_many_days()
    {
        var ahead = new { chairs = Chairs(1), holdNextPhaseDays = 10 };
        var clinic = await ClinicEarly(ahead);

        var course = await clinic.Book(Spravato());
        var other = await clinic.Book(Course("spravato-trd", "2027-02-05", "tue fri", new { patientId = "pt-2" }));

        // Eight doses until 01-29: the forecast of 02-05 lies within ten days of it, that of 02-12 does not.
        Assert.Equal(
            ["9 2027-02-05 projected chair-1", "10 2027-02-12 projected -"],
            course.List("sessions").Skip(8).Take(2).Select(session => session.Line("number date status chairId")));
        Assert.Equal("2027-02-05T13:00:00-08:00", other.List("sessions")[0].Text("startsAt"));

        // A command later it is held still, and the review turns it into a booking.
        await clinic.Do(course, 1, "move", new { startsAt = "2027-01-05T09:00:00-08:00", reason = "clinic" });
        At("2027-01-28T09:00");
        var reviewed = await clinic.Pass(course, "benefit", Continue);
        Assert.Equal("9 2027-02-05T10:00:00-08:00 booked chair-1", reviewed.List("sessions")[8].Line("number startsAt status chairId"));
    }

    [Fact]
    public async Task A_review_is_too_early_until_three_days_before_it_is_due()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        var review = course.List("reviews").Single().Text("reviewId");

        At("2027-01-25T23:59");
        await clinic.Send("POST", $"/reviews/{review}", Continue).Refusal("too-early");
        At("2027-01-26T00:01");
        await clinic.Send("POST", $"/reviews/{review}", Continue).Json(200);
        await clinic.Send("POST", $"/reviews/{review}", Continue).Refusal("wrong-state");
    }

    [Fact]
    public async Task Edge_51_after_four_weeks_of_mdsi_only_a_stop_or_a_new_course_is_left()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Course("spravato-mdsi", "2027-01-05", "tue fri"));
        At("2027-01-28T09:00");
        var review = course.List("reviews").Single().Text("reviewId");

        foreach (var outcome in new object[] { Continue, new { outcome = "extend", extraSessions = 2, by = "dr-lee" }, new { outcome = "step-to", everyDays = 7, by = "dr-lee" } })
            await clinic.Send("POST", $"/reviews/{review}", outcome).Refusal("wrong-state");
        var ended = await clinic.Pass(course, "mdsi-end", new { outcome = "new-course", by = "dr-lee" });

        Assert.Equal("completed", ended.Text("status"));
        Assert.Equal("cancelled", ended.List("sessions").Single(session => session.Text("number") == "8").Text("status"));
        await clinic.Book(Spravato(new { startDate = "2027-02-02" }));
    }

    [Fact]
    public async Task A_phase_that_finds_no_place_keeps_its_review_open()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1) });
        var course = await clinic.Book(Spravato());
        await clinic.Put(new { chairs = Chairs(1), closedOn = new[] { "2027-02-03", "2027-02-04", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08" } }).Json(200);
        At("2027-01-28T09:00");

        await clinic.Send("POST", $"/reviews/{course.List("reviews").Single().Text("reviewId")}", Continue).Refusal("unplaced 9");

        Assert.Equal(["benefit open"], (await clinic.Again(course)).Lines("reviews", "kind status"));
    }

    [Fact]
    public async Task A_frequency_review_steps_to_every_week_and_back_again_is_booked_in_fours()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-28T09:00");
        await clinic.Pass(course, "benefit", Continue);
        At("2027-02-25T09:00");

        var weekly = await clinic.Pass(course, "frequency", new { outcome = "step-to", everyDays = 7, by = "dr-lee" });

        Assert.Equal(
            ["13 2027-03-05", "14 2027-03-12", "15 2027-03-19", "16 2027-03-26"],
            weekly.List("sessions").Where(session => session.Line("phase status") == "maintenance booked").Select(session => session.Line("number date")));
        Assert.Equal("frequency 16 2027-03-26 open", weekly.List("reviews")[^1].Line("kind afterSession dueDate status"));
        At("2027-03-25T09:00-07:00");
        Assert.Equal("everyDays", await clinic.Send("POST", $"/reviews/{weekly.List("reviews")[^1].Text("reviewId")}", new { outcome = "step-to", everyDays = 5, by = "dr-lee" }).Fields());
    }

    [Fact]
    public async Task Edge_35_boosters_are_booked_one_by_one_each_after_its_review()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());
        At("2027-04-14T09:00-07:00");
        var first = await clinic.Pass(course, "end-of-series", Continue);
        At("2027-04-29T09:00-07:00");
        var second = await clinic.Pass(course, "booster", Continue);

        Assert.Equal(["7 2027-04-30 booked", "8 2027-05-21 projected"], first.List("sessions").Where(session => session.Text("phase") == "booster").Take(2).Select(session => session.Line("number date status")));
        Assert.Equal(["7 2027-04-30 booked", "8 2027-05-21 booked"], second.List("sessions").Where(session => session.Text("phase") == "booster").Take(2).Select(session => session.Line("number date status")));
    }

    [Fact]
    public async Task Only_a_clinician_passes_a_review()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        At("2027-01-28T09:00");
        var path = $"/reviews/{course.List("reviews").Single().Text("reviewId")}";

        await clinic.Send("POST", path, Continue, await App.Key("scheduler", clinic.Id)).Problem(403, "forbidden");
        Assert.Equal("by", await clinic.Send("POST", path, new { outcome = "continue" }).Fields());
        Assert.Equal("extraSessions", await clinic.Send("POST", path, new { outcome = "extend", by = "dr-lee" }).Fields());
        await clinic.Send("POST", path, Continue, await App.Key("clinician", clinic.Id)).Json(200);
        await clinic.Send("POST", $"/reviews/{Guid.NewGuid()}", Continue).Problem(404, "not-found");
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class PassReviewOnSqliteTests(Apps apps) : PassReviewTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class PassReviewOnPostgresTests(Apps apps) : PassReviewTests(apps, "postgres");
