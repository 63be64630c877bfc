using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class DeferSessionTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task One_session_that_is_put_off_leaves_the_others_where_they_are()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var told = await Told(clinic, async () =>
        {
            var deferred = await clinic.Do(course, 3, "defer", new { toDate = "2027-01-13", scope = "this", reason = "medical" });
            Assert.Equal("booked 2027-01-13T10:00:00-08:00 2 put off (medical)", deferred.Line("status startsAt version shiftReason"));
            Assert.Equal(["3 2027-01-12T10:00:00-08:00 2027-01-13T10:00:00-08:00 false"], deferred.Lines("moved", "number from to wasPinned"));
        });

        Assert.Equal(["course.changed.v1 active", "session.changed.v1 4 2 -", "session.moved.v1 3 2 medical"], told);
    }

    [Fact]
    public async Task The_rest_that_is_put_off_keeps_the_pattern_and_the_count()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var told = await Told(clinic, async () =>
        {
            var deferred = await clinic.Do(course, 3, "defer", new { toDate = "2027-01-18", scope = "rest", reason = "patient" });
            Assert.Equal(["3", "4", "5", "6", "7", "8"], deferred.Lines("moved", "number"));
            Assert.Equal("2027-01-19 11 2", deferred.Line("date gapDays version"));
        });

        Assert.Equal(6, told.Count(line => line.StartsWith("session.moved.v1", StringComparison.Ordinal) && line.EndsWith(" 2 patient", StringComparison.Ordinal)));
        Assert.Equal(
            ["1 2027-01-05 1", "2 2027-01-08 2", "3 2027-01-19 3", "4 2027-01-22 4", "5 2027-01-26 5", "6 2027-01-29 6", "7 2027-02-02 7", "8 2027-02-05 8"],
            await Sessions(clinic, course, "number date doseNumber"));
        var after = await clinic.Again(course);
        Assert.Equal("2027-02-05", after.List("reviews").Single(review => review.Text("kind") == "benefit").Text("dueDate"));
        Assert.Equal("2027-02-12", after.List("sessions").First(session => session.Text("phase") == "weekly").Text("date"));
    }

    [Fact]
    public async Task A_series_that_would_pass_its_ceiling_is_put_off_only_if_a_clinician_says_so()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());
        object To(object? set) => new { toDate = "2027-04-26", scope = "rest", reason = "patient", @override = set };

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, 4, "defer", To(null)).Refusal("ceiling-exceeded"));
        var deferred = await clinic.Do(course, 4, "defer", To(Override("ceiling-exceeded")));

        Assert.Equal(["4 2027-04-26T10:00:00-07:00", "5 2027-04-28T10:00:00-07:00", "6 2027-04-30T10:00:00-07:00"], deferred.Lines("moved", "number to"));
    }

    [Theory]
    [InlineData(3, "2027-01-14", "min-gap 3")]
    [InlineData(3, "2027-01-15", "one-per-day 3")]
    [InlineData(8, "2027-02-02", "treatment-week 8")]
    [InlineData(8, "2027-01-30", "clinic-closed 8")]
    [InlineData(8, "2027-02-01", "patient-unavailable 8")]
    public async Task A_day_that_is_not_legal_is_refused(int number, string toDate, string refusal)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato(new { unavailable = new[] { "2027-02-01" } }));

        await ChangesNothing(clinic, course, () => clinic.TryDo(course, number, "defer", new { toDate, scope = "this", reason = "patient" }).Refusal(refusal));
    }

    [Fact]
    public async Task A_day_that_is_full_is_a_conflict()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1), hours = Hours(WorkingDays, "10:00", "12:45"), prescriberHours = OnSite(WorkingDays, "10:00", "12:45") });
        var course = await clinic.Book(Spravato());
        var theirs = await clinic.Book(Course("iv-6-weekly", "2027-01-13", "wed", new { patientId = "pt-3", acceptUnplaced = true }));
        Assert.Equal("2027-01-13", theirs.List("sessions")[0].Text("date"));

        await clinic.TryDo(course, 3, "defer", new { toDate = "2027-01-13", scope = "this", reason = "patient" }).Problem(409, "slot-taken");
    }

    [Theory]
    [InlineData("2027-01-12")]
    [InlineData("2027-01-11")]
    [InlineData("1900-01-01")]
    [InlineData("2027-05-13")]
    [InlineData("2199-12-31")]
    [InlineData("2027-02-30")]
    [InlineData("x")]
    public async Task A_day_that_is_not_later_or_is_too_far_is_named(string toDate)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        foreach (var scope in new[] { "this", "rest" }) Assert.Equal("toDate", await clinic.TryDo(course, 3, "defer", new { toDate, scope, reason = "patient" }).Fields());
    }

    [Fact]
    public async Task A_slot_without_a_place_is_put_off_to_a_legal_day()
    {
        var clinic = await ClinicEarly(new { closedOn = new[] { "2027-01-12", "2027-01-13" } });
        var course = await clinic.Book(Spravato(new { acceptUnplaced = true }));

        Assert.Equal("toDate", await clinic.TryDo(course, 3, "defer", new { toDate = "2027-01-11", scope = "this", reason = "clinic" }).Fields());
        var told = await Told(clinic, () => clinic.Do(course, 3, "defer", new { toDate = "2027-01-14", scope = "this", reason = "clinic", @override = Override("min-gap") }));

        Assert.Contains("session.booked.v1 3 2 clinic", told);
        Assert.Equal("booked 2027-01-14 3", (await Read(clinic, course, 3)).Line("status date doseNumber"));
    }

    [Fact]
    public async Task Edge_57_a_session_that_a_person_pinned_is_not_moved_with_the_rest()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Infusions());
        await clinic.Do(course, 6, "move", new { startsAt = "2027-04-21T13:00:00-07:00", reason = "patient" });

        var deferred = await clinic.Do(course, 4, "defer", new { toDate = "2027-04-14", scope = "rest", reason = "patient" });

        Assert.DoesNotContain("6", deferred.Lines("moved", "number"));
        Assert.Equal("2027-04-21T13:00:00-07:00", (await Read(clinic, course, 6)).Text("startsAt"));
    }

    [Fact]
    public async Task Only_a_session_that_waits_is_put_off()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        var off = new { toDate = "2027-02-15", scope = "this", reason = "patient" };

        await clinic.TryDo(course, 9, "defer", off).Refusal("wrong-state 9");
        await clinic.Do(course, 8, "cancel", new { reason = "clinic" });
        await clinic.TryDo(course, 8, "defer", off).Refusal("wrong-state 8");
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class DeferSessionOnSqliteTests(Apps apps) : DeferSessionTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class DeferSessionOnPostgresTests(Apps apps) : DeferSessionTests(apps, "postgres");
