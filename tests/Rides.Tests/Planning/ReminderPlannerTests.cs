using System.Text.Json;
using Scheduling.Platform.Time;
using Scheduling.Rides.Planning;
using static Scheduling.Rides.Tests.Planning.Planned;

namespace Scheduling.Rides.Tests.Planning;

public sealed class ReminderPlannerTests
{
    static JsonElement Example(string id) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "worked-examples.json")))
        .RootElement.GetProperty("examples").EnumerateArray().Single(e => e.GetProperty("id").GetString() == id);

    [Fact]
    public void EX14_is_exactly_twelve_texts_on_its_dates()
    {
        var example = Example("EX14");
        var days = example.GetProperty("inputs").GetProperty("sessions").EnumerateArray().Select(s => s.GetString()!);

        var plan = Situation("2026-12-28", Visits(days)).Plan();

        var expected = example.GetProperty("consolidatedPlan").EnumerateArray().Select(row =>
            $"{row.GetProperty("sendDate").GetString()} {(row.GetProperty("message").GetString()!.StartsWith("weekly", StringComparison.Ordinal) ? "WeeklyDigest" : "DayBefore")}");
        Assert.Equal(expected, plan.Lines());
        var budget = example.GetProperty("messageBudget").GetProperty("consolidated");
        Assert.Equal(budget.GetProperty("total").GetInt32(), plan.Count);
        Assert.Equal(budget.GetProperty("maxPer7Days").GetInt32(), plan.Max(m => plan.Count(n => n.Day >= m.Day && n.Day < m.Day.AddDays(7))));
        Assert.Equal(budget.GetProperty("maxPerDay").GetInt32(), plan.GroupBy(m => m.Day).Max(g => g.Count()));
        Assert.All(plan.Where(m => m.Kind == ReminderKind.WeeklyDigest), digest => Assert.Equal(2, digest.Parts.Count));
        Assert.All(plan, m => Assert.Equal(m.Day.DayOfWeek == DayOfWeek.Sunday ? 12 : 10, WallClock.InZone(m.DueAt, WallClock.Zone(LosAngeles)).Hour));
    }

    [Fact]
    public void EX13_goes_out_by_the_patients_wall_clock_across_the_change_of_clocks_and_on_Sunday_at_twelve()
    {
        var rows = Example("EX13").GetProperty("reminderRows").EnumerateArray().ToDictionary(r => r.GetProperty("rule").GetString()!);

        var plan = Situation("2027-03-08", [Visit("2027-03-15")], zone: "America/New_York").Plan();

        Assert.Equal(["2027-03-12 WeeklyDigest", "2027-03-14 DayBefore"], plan.Lines());
        Assert.Equal(rows["T-3 calendar days, 10:00 patient local"].GetProperty("utc").GetDateTimeOffset(), plan[0].DueAt);
        // The row at 10:00 lies before the opening of a Sunday.
        Assert.Equal(rows["T-1 calendar day, 10:00 patient local"].GetProperty("utc").GetDateTimeOffset().AddHours(2), plan[1].DueAt);
        Assert.Equal("2027-03-14T12:00:00-04:00", plan[1].DueAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz"));
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2027-01-11T10:00:00+09:00")] // 10:00 on Monday in Los Angeles is 03:00 on Tuesday there
    [InlineData("Pacific/Honolulu", "2027-01-10T12:00:00-10:00")] // a Sunday
    [InlineData("America/New_York", "2027-01-10T12:00:00-05:00")]
    public void The_reminder_goes_on_the_day_before_as_the_patient_counts_days(string zone, string due)
    {
        var plan = Situation("2027-01-04", [Visit("2027-01-11")], zone).Plan();

        Assert.Equal(DateTimeOffset.Parse(due), plan.Single(m => m.Kind == ReminderKind.DayBefore).DueAt);
    }

    [Fact]
    public void Three_visits_a_week_get_their_three_reminders_and_no_digest()
    {
        string[] days = ["2027-04-05", "2027-04-07", "2027-04-09", "2027-04-12", "2027-04-14", "2027-04-16"];

        var plan = Situation("2027-03-29", Visits(days, perWeek: 3)).Plan();

        Assert.Equal(days.Select(day => $"{DateOnly.Parse(day).AddDays(-1):yyyy-MM-dd} DayBefore"), plan.Lines());
    }

    [Fact]
    public void Three_visits_a_week_have_no_digest_even_where_one_would_fit() =>
        Assert.DoesNotContain(Situation("2027-04-01", Visits(["2027-04-07", "2027-04-09", "2027-04-12"], perWeek: 3)).Plan(), m => m.Kind == ReminderKind.WeeklyDigest);

    [Fact]
    public void Of_four_visits_in_a_week_the_last_reminder_goes_by_another_channel() =>
        Assert.Equal(
            ["2027-04-04 DayBefore", "2027-04-06 DayBefore", "2027-04-07 DayBefore", "2027-04-08 DayBefore NoBudget"],
            Situation("2027-03-29", Visits(["2027-04-05", "2027-04-07", "2027-04-08", "2027-04-09"], perWeek: 4)).Plan().Lines());

    [Fact]
    public void A_series_runs_over_the_year_end() =>
        Assert.Equal(
            ["2027-12-27 DayBefore", "2027-12-29 DayBefore", "2028-01-01 WeeklyDigest", "2028-01-03 DayBefore", "2028-01-06 DayBefore"],
            Situation("2027-12-26", Visits(["2027-12-28", "2027-12-30", "2028-01-04", "2028-01-07"])).Plan().Lines());

    [Fact]
    public void Follow_ups_take_what_the_visits_leave_and_the_digest_what_they_leave()
    {
        var situation = Situation("2026-12-28", Visits(["2027-01-05", "2027-01-08", "2027-01-12", "2027-01-15"])) with
        {
            Talks = [Talk("2027-01-06"), Talk("2027-01-11"), Talk("2027-01-13"), Talk("2027-01-18")],
        };

        Assert.Equal(
            [
                "2027-01-04 DayBefore", "2027-01-05 FollowUp", "2027-01-07 DayBefore", "2027-01-10 FollowUp NoBudget",
                "2027-01-11 DayBefore", "2027-01-12 FollowUp", "2027-01-14 DayBefore", "2027-01-17 FollowUp NoBudget",
            ],
            situation.Plan().Lines());
    }

    [Fact]
    public void What_is_due_on_one_day_is_one_message()
    {
        var situation = Situation("2027-01-04", [Visit("2027-01-12")]) with { Talks = [Talk("2027-01-12", "16:00"), Talk("2027-01-10", "13:00")] };

        Assert.Equal(["2027-01-09 FollowUp+WeeklyDigest", "2027-01-11 DayBefore+FollowUp"], situation.Plan().Lines());
    }

    [Fact]
    public void A_visit_booked_after_the_time_of_its_reminder_is_told_at_the_next_open_moment()
    {
        var evening = Situation("2027-01-11", [Visit("2027-01-12")], time: "20:30").Plan().Single();
        var afternoon = Situation("2027-01-11", [Visit("2027-01-12")], time: "16:20").Plan().Single();

        Assert.Equal(At("2027-01-12", "09:00"), evening.DueAt);
        Assert.Equal(At("2027-01-11", "16:20"), afternoon.DueAt);
    }

    [Fact]
    public void A_visit_with_no_open_moment_before_it_is_too_late_to_tell() =>
        Assert.Equal(Standing.TooLate, Situation("2027-01-11", [Visit("2027-01-12", "08:30")], time: "20:30").Plan().Single().Standing);

    [Fact]
    public void A_visit_that_began_is_not_reminded_of() => Assert.Empty(Situation("2027-01-12", [Visit("2027-01-12")], time: "10:00").Plan());

    [Fact]
    public void A_digest_whose_day_is_over_does_not_go_out_late() =>
        Assert.Equal(["2027-01-11 DayBefore"], Situation("2027-01-10", [Visit("2027-01-12")]).Plan().Lines());

    [Fact]
    public void What_was_said_is_not_said_again()
    {
        var situation = Situation("2027-01-11", [Visit("2027-01-12")]);
        var said = situation.Plan().SelectMany(m => m.Parts).Select(p => p.Identity).ToHashSet();

        Assert.Empty((situation with { Said = said }).Plan());
    }

    [Fact]
    public void A_change_rests_three_minutes_and_goes_before_everything_else()
    {
        var moved = new Change { SessionId = Guid.NewGuid(), Version = 2, From = At("2027-01-18"), To = At("2027-01-19"), Since = At("2027-01-11", "11:00") };
        var situation = Situation("2027-01-11", [Visit("2027-01-19"), Visit("2027-01-14"), Visit("2027-01-16")], time: "11:00") with { Changes = [moved] };

        var plan = situation.Plan();

        Assert.Equal(At("2027-01-11", "11:03"), plan[0].DueAt);
        Assert.Equal(
            ["2027-01-11 Moved", "2027-01-13 DayBefore", "2027-01-15 DayBefore", "2027-01-18 DayBefore"],
            plan.Lines());
    }

    [Fact]
    public void A_change_and_the_reminder_of_the_same_day_are_one_text()
    {
        var moved = new Change { SessionId = Guid.NewGuid(), Version = 2, From = At("2027-01-12", "09:00"), To = At("2027-01-12"), Since = At("2027-01-11", "09:30") };

        var message = (Situation("2027-01-11", [Visit("2027-01-12")], time: "09:30") with { Changes = [moved] }).Plan().Single();

        Assert.Equal((ReminderKind.Moved, 2, At("2027-01-11", "09:33")), (message.Kind, message.Parts.Count, message.DueAt));
    }

    [Fact]
    public void A_change_on_a_day_that_had_its_text_goes_by_another_channel_unless_the_patient_consented()
    {
        var cancelled = new Change { SessionId = Guid.NewGuid(), Version = 2, From = At("2027-01-18"), To = null, Since = At("2027-01-11", "11:00") };
        var situation = Situation("2027-01-11", [], time: "11:00") with { Changes = [cancelled], DaysTexted = [DateOnly.Parse("2027-01-11")] };

        Assert.Equal(Standing.NoBudget, situation.Plan().Single().Standing);
        Assert.Equal(Standing.OverBudget, (situation with { HasConsented = true }).Plan().Single().Standing);
    }

    [Fact]
    public void A_reminder_whose_day_had_its_text_goes_on_the_morning_of_the_visit()
    {
        var situation = Situation("2027-01-11", [Visit("2027-01-12", "13:00")]) with { DaysTexted = [DateOnly.Parse("2027-01-11")] };

        Assert.Equal(At("2027-01-12", "09:00"), situation.Plan().Single().DueAt);
    }

    [Fact]
    public void The_same_situation_gives_the_same_plan()
    {
        var situation = Situation("2026-12-28", Visits(["2027-01-05", "2027-01-08", "2027-01-12"])) with { Talks = [Talk("2027-01-06")] };

        Assert.Equal(situation.Plan().Select(m => (m.Key, m.DueAt)), situation.Plan().Select(m => (m.Key, m.DueAt)));
    }

    [Fact]
    public void What_a_person_did_is_not_told_for_three_minutes()
    {
        var since = At("2027-01-11", "16:20");
        var booked = Situation("2027-01-11", [Visit("2027-01-12") with { Since = since }], time: "16:20").Plan().Single();
        var talk = (Situation("2027-01-11", [], time: "16:21") with { Talks = [Talk("2027-01-12") with { Since = since }] }).Plan().Single();
        var justBefore = (Situation("2027-01-11", [Visit("2027-01-12") with { Since = At("2027-01-11", "09:59") }], time: "09:59")
            with { Talks = [Talk("2027-01-12")] }).Plan().Single();

        Assert.Equal((At("2027-01-11", "16:23"), At("2027-01-11", "16:23")), (booked.DueAt, talk.DueAt));
        // What leaves together waits for what rests.
        Assert.Equal((2, At("2027-01-11", "10:02")), (justBefore.Parts.Count, justBefore.DueAt));
    }

    static Visit Rideless(string day, string time = "10:00") => Visit(day, time) with { Ride = new() { Deadline = At(DateOnly.Parse(day).AddDays(-1).ToString("O"), "15:00") } };

    static IReadOnlyList<string> Asked(Situation situation) =>
        [.. situation.Plan().Where(m => m.Kind == ReminderKind.RideMissing).Select(m => $"{WallClock.InZone(m.DueAt, WallClock.Zone(LosAngeles)):MM-dd HH:mm} {m.Standing}")];

    [Fact]
    public void An_open_ride_is_asked_for_at_its_deadline_and_two_hours_before_the_visit() =>
        Assert.Equal(["01-11 15:00 IfOpen", "01-12 11:00 IfOpen"], Asked(Situation("2027-01-10", [Rideless("2027-01-12", "13:00")])));

    [Fact]
    public void A_ride_that_somebody_is_sure_to_drive_is_not_asked_for() => Assert.Empty(Asked(Situation("2027-01-10", [Visit("2027-01-12", "13:00")])));

    [Fact]
    public void An_open_ride_keeps_no_room_from_what_is_sure_to_be_said() =>
        Assert.Equal(
            Situation("2026-12-28", Visits(["2027-01-05", "2027-01-08", "2027-01-12", "2027-01-15"])).Plan().Lines(),
            Situation("2026-12-28", [.. Visits(["2027-01-05", "2027-01-08", "2027-01-12", "2027-01-15"]).Select(v => v with { Ride = new() { Deadline = v.StartsAt.AddHours(-19) } })])
                .Plan().Where(m => m.Kind != ReminderKind.RideMissing).Lines());

    [Fact]
    public void A_visit_booked_after_a_deadline_asks_for_its_ride_by_its_reminder() =>
        Assert.Equal(["01-12 11:00 IfOpen"], Asked(Situation("2027-01-11", [Rideless("2027-01-12", "13:00") with { Since = At("2027-01-11", "15:30") }], time: "15:31")));

    [Fact]
    public void A_deadline_outside_the_patients_window_is_moved_into_it() =>
        // 15:00 in Los Angeles is midnight in Madrid.
        Assert.Equal("2027-01-12T09:00:00+01:00", Situation("2027-01-10", [Rideless("2027-01-12", "13:00")], zone: "Europe/Madrid").Plan().First(m => m.Kind == ReminderKind.RideMissing).DueAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz"));

    [Fact]
    public void A_ride_that_is_lost_after_its_deadline_is_asked_for_when_it_has_rested()
    {
        var visit = Rideless("2027-01-12", "15:00");
        var lost = visit with { Ride = visit.Ride! with { LostAt = At("2027-01-12", "10:30") } };

        Assert.Equal(["01-12 10:33 IfOpen", "01-12 13:00 IfOpen"], Asked(Situation("2027-01-12", [lost], time: "10:30")));
    }

    [Fact]
    public void What_a_text_failed_to_tell_goes_another_way_and_takes_no_room()
    {
        var situation = Situation("2027-01-11", [Visit("2027-01-12"), Visit("2027-01-13", "15:00")]);
        var failed = situation.Plan().SelectMany(m => m.Parts).Where(p => p.StartsAt == At("2027-01-12")).Select(p => p.Identity).ToHashSet();

        Assert.Equal(["2027-01-11 DayBefore NoBudget", "2027-01-12 DayBefore"], (situation with { NotByText = failed }).Plan().Lines());
    }

    [Theory]
    [InlineData("America/New_York", "2027-01-11T10:00:00-08:00")] // 13:00 there
    [InlineData("Pacific/Honolulu", "2027-01-11T11:00:00-08:00")] // 09:00 there
    [InlineData("Asia/Tokyo", "2027-01-11T10:00:00-08:00")] // no hour is inside both windows: the likeliest decides
    public void Edge_case_17_a_patient_of_unknown_zone_is_texted_inside_the_window_of_every_plausible_one(string other, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due), (Situation("2027-01-08", [Visit("2027-01-12")]) with { PlausibleZones = [WallClock.Zone(other)] }).Plan().Single(m => m.Kind == ReminderKind.DayBefore).DueAt);

    [Theory]
    [InlineData("2027-01-11", "06:00", "2027-01-11", "20:00")] // due at 22:00 of the patient's evening: back to 20:00
    public void Edge_case_44_what_would_come_late_in_the_evening_is_pulled_to_the_closing(string clinicDay, string clinicTime, string day, string time)
    {
        var window = new SendWindow(WallClock.Zone("Asia/Tokyo"));

        Assert.Equal(At(day, time, "Asia/Tokyo"), window.At(DateOnly.Parse(day), new TimeOnly(22, 0)));
        Assert.True(At(clinicDay, clinicTime) > window.At(DateOnly.Parse(day), new TimeOnly(22, 0)));
    }
}
