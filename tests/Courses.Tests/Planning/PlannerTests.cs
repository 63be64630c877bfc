using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

public sealed class PlannerTests
{
    static readonly PlanRequest Trd = Given.Request("spravato-trd", "2027-01-05", Weekday.Tue, Weekday.Fri);
    static readonly PlanRequest Iv = Given.Request("iv-6-in-2-weeks", "2027-04-05", Weekday.Mon, Weekday.Wed, Weekday.Fri);

    [Fact]
    public void The_current_phase_is_booked_and_later_phases_are_projected()
    {
        var plan = Given.Plan(Trd);

        Assert.Equal(16, plan.Sessions.Count);
        Assert.All(plan.Sessions.Take(8), session => Assert.True(session is { IsBooked: true, ChairId: "chair-1" }));
        Assert.All(plan.Sessions.Skip(8), session => Assert.True(session is { IsBooked: false, ChairId: null }));
    }

    [Theory]
    [InlineData(3, 8)]
    [InlineData(8, 8)]
    [InlineData(10, 10)]
    [InlineData(20, 20)]
    [InlineData(null, 16)]
    public void The_horizon_cuts_later_phases_and_never_the_current_one(int? horizon, int shown) =>
        Assert.Equal(shown, Given.Plan(Trd with { HorizonSessions = horizon }).Sessions.Count);

    [Theory]
    [InlineData("spravato-trd", 8, ReviewKind.Benefit, "2027-01-29", null, null)]
    [InlineData("spravato-mdsi", 8, ReviewKind.MdsiEnd, "2027-01-29", null, null)]
    [InlineData("iv-8-in-4-weeks", 8, ReviewKind.EndOfSeries, "2027-01-29", 4, "2027-01-15")]
    public void The_reviews_of_the_current_phase_are_due_on_the_day_of_the_dose_they_follow(string id, int last, ReviewKind kind, string due, int? mid, string? midDue)
    {
        var reviews = Given.Plan(Given.Request(id, "2027-01-05", Weekday.Tue, Weekday.Fri)).Reviews;

        Assert.Equal((kind, last, Given.Day(due)), (reviews[^1].Kind, reviews[^1].AfterSession, reviews[^1].DueDate));
        Assert.Equal(mid is null ? 1 : 2, reviews.Count);
        Assert.True(mid is null || (reviews[0].Kind, reviews[0].AfterSession, reviews[0].DueDate) == (ReviewKind.MidSeries, mid, Given.Day(midDue!)));
    }

    [Fact]
    public void A_review_in_the_middle_of_a_series_that_ends_there_is_not_asked_for()
    {
        var shorter = Iv.Protocol with { Phases = [Iv.Protocol.Phases[0] with { Sessions = 3 }] };

        Assert.Equal(ReviewKind.EndOfSeries, Assert.Single(Given.Plan(Iv with { Protocol = shorter }).Reviews).Kind);
    }

    [Fact]
    public void No_boosters_are_planned_when_none_are_wanted() =>
        Assert.All(Given.Plan(Iv with { BoosterIntervalsDays = [] }).Sessions, session => Assert.Equal(PhaseName.Acute, session.Phase));

    [Theory]
    [InlineData("2027-01-06", new[] { Weekday.Tue, Weekday.Fri }, "2027-01-08")]
    [InlineData("2027-01-05", new[] { Weekday.Tue }, "2027-01-05")]
    [InlineData("2027-01-05", new[] { Weekday.Tue, Weekday.Tue }, "2027-01-05")]
    [InlineData("2027-01-05", new[] { Weekday.Tue, Weekday.Wed }, "2027-01-05")]
    [InlineData("2027-01-04", new[] { Weekday.Mon, Weekday.Sun }, "2027-01-04")]
    [InlineData("2027-01-09", new[] { Weekday.Wed, Weekday.Sat }, "2027-01-13")]
    [InlineData("2027-01-09", new[] { Weekday.Sat, Weekday.Sun }, null)]
    [InlineData("2027-01-09", new Weekday[0], null)]
    public void An_illegal_pattern_is_refused_with_the_next_day_it_could_start(string start, Weekday[] pattern, string? nextStart)
    {
        var plan = Given.Plan(Given.Request("spravato-trd", start, pattern));

        Assert.All(plan.Violations, violation => Assert.Equal(Rules.PatternMismatch, violation.Rule));
        Assert.NotEmpty(plan.Violations);
        Assert.Empty(plan.Sessions);
        Assert.Equal(nextStart is null ? null : Given.Day(nextStart), plan.NextStart);
    }

    [Fact]
    public void A_date_on_which_the_patient_cannot_come_is_like_a_closed_day()
    {
        var plan = Given.Plan(Trd with { Unavailable = [Given.Day("2027-01-19")] });

        var moved = plan.Sessions[4];
        Assert.Equal((Given.Day("2027-01-20"), 1, "patient unavailable"), (moved.Date, moved.ShiftDays, moved.ShiftReason));
        Assert.All(plan.Sessions.Where(session => session.Number != 5), session => Assert.Equal(0, session.ShiftDays));
    }

    [Fact]
    public void A_dose_elsewhere_keeps_its_distance_on_both_sides_and_its_own_day()
    {
        var plan = Given.Plan(Trd with { OtherDoseDates = [Given.Day("2027-01-11"), Given.Day("2027-01-22")] });

        Assert.Equal(Given.Day("2027-01-13"), plan.Sessions[2].Date);
        Assert.Equal("too near another dose", plan.Sessions[2].ShiftReason);
        Assert.Equal(2, plan.Sessions[2].GapDays);
        var left = Assert.Single(plan.Unplaced);
        Assert.Equal(Given.Day("2027-01-22"), left.TargetDate);
        Assert.Equal([Rules.ClinicClosed, Rules.OnePerDay, Rules.MinGap], left.RefusedBy);
    }

    [Fact]
    public void A_clinicians_override_lets_doses_come_one_day_apart_and_never_on_one_day()
    {
        var consecutive = Trd with { Pattern = [Weekday.Tue, Weekday.Wed], Overridden = [Rules.MinGap], OtherDoseDates = [Given.Day("2027-01-11"), Given.Day("2027-01-20")] };

        var plan = Given.Plan(consecutive);

        Assert.Equal([Given.Day("2027-01-05"), Given.Day("2027-01-06"), Given.Day("2027-01-12"), Given.Day("2027-01-13")], plan.Sessions.Take(4).Select(session => session.Date));
        Assert.DoesNotContain(plan.Sessions, session => session.Date == Given.Day("2027-01-20"));
        Assert.Equal(Rules.PatternMismatch, Assert.Single(Given.Plan(consecutive with { Overridden = [] }).Violations).Rule);
        Assert.Equal(Rules.PatternMismatch, Assert.Single(Given.Plan(consecutive with { Overridden = [Rules.OnePerDay, Rules.ClinicClosed] }).Violations).Rule);
    }

    [Fact]
    public void A_clinicians_override_lets_a_dose_leave_its_treatment_week()
    {
        var request = Given.Request("spravato-trd", "2027-11-23", Weekday.Tue, Weekday.Fri) with
        {
            Unavailable = [Given.Day("2027-12-16"), Given.Day("2027-12-17"), Given.Day("2027-12-20")],
        };

        Assert.Equal(8, Assert.Single(Given.Plan(request).Unplaced).Number);
        Assert.Equal(Given.Day("2027-12-21"), Given.Plan(request with { Overridden = [Rules.TreatmentWeek] }).Sessions[7].Date);
    }

    [Fact]
    public void A_clinicians_override_widens_the_window_of_an_interval()
    {
        var request = Trd with { Unavailable = [.. Enumerable.Range(-2, 5).Select(Given.Day("2027-02-12").AddDays)] };

        Assert.Equal((10, false), (Assert.Single(Given.Plan(request).Unplaced).Number, Given.Plan(request).Unplaced[0].IsBooked));
        Assert.Equal(Given.Day("2027-02-16"), Given.Plan(request with { Overridden = [Rules.IntervalWindow] }).Sessions[9].Date);
    }

    [Fact]
    public void A_series_that_passes_its_ceiling_keeps_its_count_and_says_so()
    {
        var request = Iv with { Unavailable = [.. Enumerable.Range(0, 14).Select(day => Given.Day("2027-04-12").AddDays(day))] };

        var plan = Given.Plan(request);

        Assert.True(plan.CeilingExceeded);
        Assert.Equal(Given.Day("2027-04-30"), plan.Sessions[5].Date);
        Assert.Equal(Rules.CeilingExceeded, plan.Warnings[0].Rule);
        Assert.Empty(plan.Violations);
    }

    [Fact]
    public void A_series_that_finds_no_day_for_a_quarter_is_left_to_a_human()
    {
        var plan = Given.Plan(Iv with { TimeWindow = new() { From = new(8, 0), To = new(9, 0) } });

        Assert.DoesNotContain(plan.Sessions, session => session.IsBooked);
        Assert.Equal([1, 2, 3, 4, 5, 6], plan.Unplaced.Where(slot => slot.IsBooked).Select(slot => slot.Number));
        Assert.All(plan.Unplaced, slot => Assert.Contains(Rules.OutsideHours, slot.RefusedBy));
    }

    [Fact]
    public void A_booster_after_one_that_found_no_day_counts_from_the_day_it_was_due()
    {
        var due = Given.Day("2027-04-30");
        var plan = Given.Plan(Iv with { BoosterIntervalsDays = [14, 21], HorizonSessions = 8, Unavailable = [.. Enumerable.Range(-3, 7).Select(due.AddDays)] });

        Assert.Equal(due, Assert.Single(plan.Unplaced).TargetDate);
        Assert.Equal(due.AddDays(21), plan.Sessions[^1].TargetDate);
    }

    [Theory]
    [InlineData(27, null)]
    [InlineData(28, 4)]
    public void A_booster_may_be_three_days_off_and_from_28_days_on_five(int interval, int? shift)
    {
        var due = Given.Day("2027-04-16").AddDays(interval);
        var plan = Given.Plan(Iv with { BoosterIntervalsDays = [interval], HorizonSessions = 7, Unavailable = [.. Enumerable.Range(-4, 8).Select(due.AddDays)] });

        Assert.Equal(shift, plan.Sessions.SingleOrDefault(session => session.Phase is PhaseName.Booster)?.ShiftDays);
    }

    [Fact]
    public void The_next_phase_is_planned_from_where_the_last_one_ended()
    {
        var whole = Given.Plan(Trd);

        var weekly = Given.Plan(Trd with
        {
            From = new() { PhaseIndex = 1, NextNumber = 9, NextDoseNumber = 9, LastTarget = whole.Sessions[7].TargetDate, LastDose = whole.Sessions[7].Date },
        });

        Assert.Equal(whole.Sessions.Skip(8).Select(session => (session.Number, session.DoseNumber, session.Phase, session.Date, session.GapDays, session.DoseMg)),
            weekly.Sessions.Select(session => (session.Number, session.DoseNumber, session.Phase, session.Date, session.GapDays, session.DoseMg)));
        Assert.Equal([true, true, true, true, false, false, false, false], weekly.Sessions.Select(session => session.IsBooked));
        Assert.Equal((ReviewKind.Frequency, 12), (Assert.Single(weekly.Reviews).Kind, weekly.Reviews[0].AfterSession));
    }

    [Theory]
    [InlineData(new[] { 84 }, Rules.FirstDose)]
    [InlineData(new[] { 56, 28 }, Rules.DoseNotAllowed)]
    [InlineData(new[] { 56, 56, 84 }, null)]
    [InlineData(new[] { 56 }, null)]
    public void Esketamine_is_56_or_84_mg_and_begins_with_56(int[] doses, string? rule)
    {
        var plan = Given.Plan(Trd with { DoseMg = doses });

        Assert.Equal(rule, plan.Violations.SingleOrDefault()?.Rule);
        Assert.Equal(doses.Length > 2 ? 56 : doses[^1], plan.Sessions[1].DoseMg);
        Assert.Equal(doses[^1], plan.Sessions[7].DoseMg);
        Assert.Equal(doses[^1] / 28, plan.Sessions[7].Devices);
    }

    [Fact]
    public void A_clinician_may_begin_with_84_mg() => Assert.Empty(Given.Plan(Trd with { DoseMg = [84], Overridden = [Rules.FirstDose] }).Violations);

    [Fact]
    public void A_dose_is_refused_where_it_is_not_modelled()
    {
        Assert.Equal(Rules.DoseNotAllowed, Assert.Single(Given.Plan(Iv with { DoseMg = [50] }).Violations).Rule);
        Assert.Null(Given.Plan(Iv).Sessions[0].DoseMg);
        Assert.Null(Given.Plan(Iv).Sessions[0].Devices);
    }

    [Fact]
    public void Esketamine_is_planned_at_certified_sites_only()
    {
        var clinic = Given.Clinic with { RemsCertified = false };

        Assert.Equal(Rules.RemsSite, Assert.Single(Given.Plan(Trd, clinic).Violations).Rule);
        Assert.Empty(Given.Plan(Iv, clinic).Violations);
    }

    [Fact]
    public void A_route_that_no_chair_offers_is_refused()
    {
        var clinic = Given.Clinic with { Chairs = [.. Given.Chairs(2).Select((chair, i) => i == 0 ? chair with { Routes = [DoseRoute.Im] } : chair)] };

        Assert.Equal(Rules.RouteNotOffered, Assert.Single(Given.Plan(Iv with { ChairId = "chair-1" }, clinic).Violations).Rule);
        Assert.Equal(Rules.RouteNotOffered, Assert.Single(Given.Plan(Iv with { ChairId = "chair-9" }, clinic).Violations).Rule);
        Assert.Equal(Rules.RouteNotOffered, Assert.Single(Given.Plan(Iv, clinic with { Chairs = [clinic.Chairs[0]] }).Violations).Rule);
        Assert.Equal("chair-2", Given.Plan(Iv, clinic).Sessions[0].ChairId);
    }

    [Fact]
    public void Nobody_drives_before_the_next_day_nor_24_hours_from_the_end_of_generic_ketamine()
    {
        var iv = Given.Plan(Iv).Sessions[0];
        var im = Given.Plan(Given.Request("im-6-in-3-weeks", "2027-04-05", Weekday.Mon, Weekday.Thu)).Sessions[0];
        var spravato = Given.Plan(Trd).Sessions[0];

        Assert.Equal((Given.Day("2027-04-06"), Given.Instant("2027-04-06T11:00:00-07:00")), (iv.NoDrivingBefore, iv.NoDrivingUntil));
        Assert.Equal((Given.Day("2027-04-06"), Given.Instant("2027-04-06T10:30:00-07:00")), (im.NoDrivingBefore, im.NoDrivingUntil));
        Assert.Equal((Given.Day("2027-01-06"), null), (spravato.NoDrivingBefore, spravato.NoDrivingUntil));
    }

    [Fact]
    public void The_parts_of_a_visit_follow_from_its_start()
    {
        var session = Given.Plan(Trd).Sessions[0];

        Assert.Equal(Given.Instant("2027-01-05T10:15:00-08:00"), session.FirstDeviceAt);
        Assert.Equal(Given.Instant("2027-01-05T12:25:00-08:00"), session.ReleaseFrom);
        Assert.Equal(Given.Instant("2027-01-05T12:45:00-08:00"), session.EndsAt);
    }

    [Fact]
    public void A_dose_at_home_needs_no_clinic_and_still_keeps_its_distance()
    {
        var request = Given.Request("lozenge-home", "2027-01-03", Weekday.Sun) with { OtherDoseDates = [Given.Day("2027-01-11")], PreferredTime = new(21, 0), HorizonSessions = 4 };

        var plan = Given.Plan(request, Given.Clinic with { Chairs = [], PrescriberHours = [], RemsCertified = false, MaxMonitored = 1 });

        Assert.Empty(plan.Violations);
        Assert.Equal([Given.Day("2027-01-03"), Given.Day("2027-01-09"), Given.Day("2027-01-17"), Given.Day("2027-01-24")], plan.Sessions.Select(session => session.Date));
        Assert.All(plan.Sessions, session => Assert.True(session is { ChairId: null, RemsFormDue: null, ReleaseFrom: null, NoDrivingUntil: null, IsBooked: true }));
        Assert.All(plan.Sessions, session => Assert.Equal(session.StartsAt, session.EndsAt));
    }

    [Fact]
    public void A_start_that_has_passed_is_not_taken_and_a_later_one_today_is()
    {
        var midday = Trd with { Now = Given.Instant("2027-01-05T12:10:00-08:00") };

        Assert.Equal(new TimeOnly(12, 15), Given.Plan(midday).Sessions[0].LocalTime);
        Assert.Equal(new TimeOnly(10, 0), Given.Plan(midday).Sessions[1].LocalTime);
        Assert.Empty(Given.Plan(midday).Violations);
    }

    [Theory]
    [InlineData("2027-01-05")]
    [InlineData("0001-01-02")]
    public void A_course_cannot_begin_before_today_at_the_clinic(string start)
    {
        var plan = Given.Plan(Trd with { StartDate = Given.Day(start), Now = Given.Instant("2027-01-06T08:00:00Z") });

        Assert.Equal(Rules.InThePast, Assert.Single(plan.Violations).Rule);
        Assert.Empty(plan.Sessions);
    }

    [Fact]
    public void A_day_whose_every_start_has_passed_is_in_the_past()
    {
        var violation = Assert.Single(Given.Plan(Trd with { Now = Given.Instant("2027-01-05T16:00:00-08:00") }).Violations);

        Assert.Equal((Rules.InThePast, 1), (violation.Rule, violation.SessionNumber));
    }
}
