using System.Text.Json;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class GetDayTests(Apps apps, string engine) : OnMovingClock(apps, engine)
{
    [Theory]
    [InlineData(4, 4, 12)]
    [InlineData(4, 1, 10)]
    [InlineData(3, 1, 9)]
    [InlineData(2, 1, 6)]
    public async Task EX17_a_day_takes_as_many_visits_as_chairs_watch_and_arrivals_allow(int monitored, int startsPerLine, int visits)
    {
        var clinic = await ClinicEarly(new { maxMonitored = monitored, maxStartsPerGridLine = startsPerLine });

        var board = await clinic.Get("/days/2027-01-05");

        var intranasal = board.List("routes").Single(route => route.Text("route") == "intranasal");
        Assert.Equal($"165 {visits}", intranasal.Line("blockMinutes capacity"));
        Assert.Equal(("08:00", "14:15"), (intranasal.List("freeStarts")[0].GetString(), intranasal.List("freeStarts")[^1].GetString()));
    }

    [Fact]
    public async Task What_is_booked_takes_room_and_a_share_of_its_chair()
    {
        var clinic = await ClinicEarly(new { maxMonitored = 1 });
        await clinic.Book(Spravato());

        var board = await clinic.Get("/days/2027-01-05");

        var chair = board.List("chairs")[0];
        Assert.Equal("chair-1 540 165 0.306", chair.Line("chairId openMinutes bookedMinutes utilization"));
        Assert.Equal(["pt-1 booked 2027-01-05T10:00:00-08:00 2027-01-05T12:45:00-08:00 arriving"], chair.Lines("blocks", "patientId status startsAt endsAt phase"));
        Assert.Equal("true - 1 1 1", board.Line("isOpen whyClosed visits peakMonitored maxMonitored"));
        Assert.Equal(["im 3", "intranasal 1", "iv 1", "sublingual 1"], board.Lines("routes", "route capacity").Order(StringComparer.Ordinal));
        Assert.Equal("12:45 13:00 13:15 13:30 13:45 14:00 14:15", string.Join(' ', board.List("routes").Single(route => route.Text("route") == "intranasal").List("freeStarts").Select(at => at.GetString())));
    }

    [Fact]
    public async Task A_visit_is_followed_from_arrival_to_turnover_with_what_is_due_next()
    {
        var clinic = await ClinicEarly();
        var gates = new Dictionary<string, string> { ["screening"] = "cleared", ["consent"] = "cleared", ["rems-enrolment"] = "cleared", ["authorization"] = "cleared", ["drug-on-hand"] = "cleared" };
        var course = await clinic.Book(Spravato(new { gates }));
        var seen = new List<string>();

        await See("2027-01-05T09:50");
        await clinic.Do(course, 1, "check-in", new { driver = new { kind = "adult" }, fasting = new { kept = true } });
        await See("2027-01-05T10:05");
        await Vitals();
        await See("2027-01-05T10:15");
        await clinic.Do(course, 1, "administer", new { });
        await See("2027-01-05T10:17");
        await See("2027-01-05T11:00");
        await Vitals();
        await See("2027-01-05T12:10");
        await Vitals();
        await See("2027-01-05T12:25");
        await clinic.Do(course, 1, "discharge", new { leavesWith = "adult" });
        await See("2027-01-05T12:30");
        await See("2027-01-05T13:00");

        Assert.Equal(
            [
                "09:50 booked arriving 10: check-in 10:00 false",
                "10:05 checked-in check-in 10: vitals-before-dose 10:15 false",
                "10:15 checked-in check-in 0: dose 10:15 false",
                "10:17 observing administration 3: blood-pressure 10:55 false",
                "11:00 observing observation 80: blood-pressure 10:55 true",
                "12:10 observing observation 10: vitals-before-discharge 12:20 false",
                "12:25 observing discharge 20: release 12:20 true",
                "12:30 discharged turnover 10: -",
                "13:00 discharged done -: -",
            ], seen);

        async Task See(string at)
        {
            At(at);
            var block = (await clinic.Get("/days/2027-01-05")).List("chairs").SelectMany(chair => chair.List("blocks")).Single();
            var due = block.GetProperty("due");
            seen.Add($"{at[11..]} {block.Line("status phase minutesLeft")}: {(due.ValueKind is JsonValueKind.Null ? "-" : $"{due.Text("step")} {due.Text("at")[11..16]} {due.Text("overdue")}")}");
        }

        Task<JsonElement> Vitals() => clinic.Do(course, 1, "vitals", new { systolic = 120, diastolic = 80, by = "rn-1" });
    }

    [Fact]
    public async Task A_visit_that_runs_over_names_the_one_it_delays()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1), maxMonitored = 1 });
        var gates = new Dictionary<string, string> { ["screening"] = "cleared", ["consent"] = "cleared", ["rems-enrolment"] = "cleared", ["authorization"] = "cleared", ["drug-on-hand"] = "cleared" };
        var first = await clinic.Book(Spravato(new { patientId = "pt-1", preferredTime = "08:00", gates }));
        var second = await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = "11:00" }));
        At("2027-01-05T08:00");
        await clinic.Do(first, 1, "check-in", new { driver = new { kind = "adult" }, fasting = new { kept = true } });
        At("2027-01-05T08:45");
        await clinic.Do(first, 1, "administer", new { });

        var blocks = (await clinic.Get("/days/2027-01-05")).List("chairs")[0].List("blocks");

        Assert.Equal($"{ClinicOfTest.IdOf(second, 1)} 25", blocks[0].GetProperty("knockOn").Line("sessionId delayMinutes"));
        Assert.Equal(JsonValueKind.Null, blocks[1].GetProperty("knockOn").ValueKind);
    }

    [Fact]
    public async Task Closures_show_on_the_board()
    {
        var clinic = await ClinicEarly();
        await clinic.Send("POST", "/closures", new { date = "2027-01-12", reason = "Storm" }).Json(200);
        await clinic.Send("POST", "/closures", new { date = "2027-01-13", fromTime = "12:00", toTime = "13:00", reason = "Meeting" }).Json(200);
        await clinic.Send("POST", "/closures", new { date = "2027-01-13", toTime = "10:00", what = "chair", chairId = "chair-2", reason = "Repair" }).Json(200);
        await clinic.Send("POST", "/closures", new { date = "2027-01-13", fromTime = "16:00", what = "prescriber", reason = "Court" }).Json(200);

        var storm = await clinic.Get("/days/2027-01-12");
        var part = await clinic.Get("/days/2027-01-13");

        Assert.Equal("false clinic closed (Storm)", storm.Line("isOpen whyClosed"));
        Assert.All(storm.List("routes"), route => Assert.Equal("0", route.Text("capacity")));
        Assert.Equal("true -", part.Line("isOpen whyClosed"));
        Assert.Equal(["08:00 12:00", "13:00 17:00"], part.Lines("hours", "from to"));
        Assert.Equal(["08:00 16:00"], part.Lines("prescriberOnSite", "from to"));
        Assert.Equal(["chair-1 480", "chair-2 360", "chair-3 480", "chair-4 480"], part.Lines("chairs", "chairId openMinutes"));
        Assert.Equal("Birthday of Martin Luther King, Jr.", (await clinic.Get("/days/2027-01-18")).Text("whyClosed"));
    }

    [Fact]
    public async Task Only_those_who_work_with_the_chairs_see_it()
    {
        var clinic = await ClinicEarly();

        await clinic.Send("GET", "/days/2027-01-05", key: await App.Key("clinician", clinic.Id)).Json(200);
        await clinic.Send("GET", "/days/2027-01-05", key: await App.Key("therapist", clinic.Id)).Problem(403, "forbidden");
        await App.Send("GET", "/v1/clinics/nowhere/days/2027-01-05").Problem(404, "not-found");
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class GetDayOnSqliteTests(Apps apps) : GetDayTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class GetDayOnPostgresTests(Apps apps) : GetDayTests(apps, "postgres");
