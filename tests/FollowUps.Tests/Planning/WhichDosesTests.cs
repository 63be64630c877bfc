using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.Tests.Planning;

public sealed class WhichDosesTests
{
    static readonly string[] Dates = ["2027-01-05", "2027-01-08", "2027-01-12", "2027-01-15", "2027-01-19"];

    static IReadOnlyList<int> Followed(string per, Func<Session, Session>? change = null, string? start = null, int? count = null, int known = 5)
    {
        Session[] sessions = [.. Dates.Take(known).Select((date, i) => Given.Dose(date, i + 1, per: per) with { PhaseEndsWithNumber = 4, Count = count })];
        if (change is not null) sessions = [.. sessions.Select(change)];
        var doses = new DosingDays(Dates.Select(Given.Day).Except(sessions.Where(s => !s.HasDose).Select(s => s.Date)));
        var which = new WhichDoses(sessions, doses, start is null ? null : Given.Day(start));
        return [.. sessions.Where(which.IsFollowed).Select(s => s.Number)];
    }

    [Fact]
    public void Per_dose_is_every_dose() => Assert.Equal([1, 2, 3, 4, 5], Followed("per-dose"));

    [Fact]
    public void None_and_what_we_do_not_know_is_no_dose()
    {
        Assert.Empty(Followed("none"));
        Assert.Empty(Followed("fortnightly"));
    }

    [Theory, InlineData("cancelled"), InlineData("missed"), InlineData("unplaced"), InlineData("projected")]
    public void A_slot_without_a_dose_is_not_followed(string status) =>
        Assert.Equal([1, 2, 4, 5], Followed("per-dose", s => s.Number == 3 ? s with { Status = status } : s));

    [Theory, InlineData("booked"), InlineData("checked-in"), InlineData("held"), InlineData("observing"), InlineData("discharged")]
    public void A_dose_given_or_expected_is_followed(string status) =>
        Assert.Equal([1, 2, 3, 4, 5], Followed("per-dose", s => s with { Status = status }));

    [Fact]
    public void Per_week_is_the_last_dose_of_each_treatment_week() => Assert.Equal([2, 4, 5], Followed("per-week"));

    [Fact]
    public void Treatment_weeks_run_from_the_first_day_of_the_course() =>
        // Weeks that begin on Friday: the 5th; 8th and 12th; 15th and 19th.
        Assert.Equal([1, 3, 5], Followed("per-week", start: "2027-01-01"));

    [Fact]
    public void Where_the_last_dose_of_a_week_falls_away_the_one_before_is_followed() =>
        Assert.Equal([1, 4, 5], Followed("per-week", s => s.Number == 2 ? s with { Status = "missed" } : s));

    [Fact]
    public void A_week_whose_later_dose_is_known_only_by_its_date_waits_for_it() => Assert.Empty(Followed("per-week", known: 1));

    [Fact]
    public void Phase_end_is_the_last_dose_of_the_phase()
    {
        Assert.Equal([4], Followed("phase-end", s => s.Number == 5 ? s with { Per = "none" } : s));
        Assert.Equal([3], Followed("phase-end", s => s.Number switch { 4 => s with { Status = "cancelled" }, 5 => s with { Per = "none" }, _ => s }));
    }

    [Fact]
    public void While_the_last_slot_of_the_phase_is_unknown_no_dose_is_its_end() => Assert.Empty(Followed("phase-end", known: 3));

    [Fact]
    public void The_phase_ends_where_another_begins_though_more_is_booked_by_then() =>
        Assert.Equal([4, 5], Followed("phase-end", s => s with { PhaseEndsWithNumber = s.Number == 4 ? 5 : 4, Phase = s.Number == 5 ? "weekly" : "induction" }));

    [Fact]
    public void A_phase_that_was_extended_ends_later_also_for_those_who_were_told_before() =>
        Assert.Equal([5], Followed("phase-end", s => s with { PhaseEndsWithNumber = s.Number == 5 ? 5 : 4 }));

    [Fact]
    public void Count_is_the_first_so_many_doses()
    {
        Assert.Equal([1, 2], Followed("count", count: 2));
        Assert.Equal([1, 3], Followed("count", s => s.Number == 2 ? s with { Status = "missed" } : s, count: 2));
        Assert.Empty(Followed("count"));
    }
}
