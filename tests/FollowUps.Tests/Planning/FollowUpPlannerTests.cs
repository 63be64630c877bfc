using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;

namespace Scheduling.FollowUps.Tests.Planning;

public sealed class FollowUpPlannerTests
{
    static readonly DateTimeOffset Before = Given.At("2027-01-01T00:00-08:00");

    static Placement Find(
        Session dose, DosingDays? doses = null, TherapistOfRecord? record = null, ClinicDays? clinic = null, DateTimeOffset? now = null, Diary? diary = null,
        params Therapist[] therapists) =>
        new FollowUpPlanner(clinic ?? Given.Clinic(), therapists.Length == 0 ? [Given.Therapist()] : therapists, diary ?? new(), now ?? Before)
            .Find(Need.After(dose), doses ?? new([dose.Date]), record, new());

    static Place Taken(string therapistId, string startsAt, int minutes = 60)
    {
        var start = Given.At(startsAt);
        return new()
        {
            TherapistId = therapistId, Date = DateOnly.FromDateTime(start.DateTime), Time = TimeOnly.FromDateTime(start.DateTime),
            StartsAt = start, EndsAt = start.AddMinutes(minutes),
        };
    }

    [Fact]
    public void The_first_free_time_of_the_day_after_the_dose_is_taken()
    {
        var found = Find(Given.Dose("2027-01-05"));
        Assert.Equal(Given.At("2027-01-06T09:00-08:00"), found.Place!.StartsAt);
        Assert.Equal(TimeSpan.FromHours(-8), found.Place.StartsAt.Offset);
        Assert.Equal(Given.At("2027-01-06T10:00-08:00"), found.Place.EndsAt);
        Assert.Empty(found.Days);
        Assert.Equal((Given.Day("2027-01-06"), Given.Day("2027-01-08")), (found.Window.From, found.Window.To));
    }

    [Fact]
    public void A_start_lies_on_the_grid_counted_from_midnight()
    {
        var found = Find(Given.Dose("2027-01-05"), clinic: Given.Clinic(grid: 20), therapists: Given.Therapist(from: "09:10"));
        Assert.Equal(new TimeOnly(9, 20), found.Place!.Time);
    }

    [Fact]
    public void Taken_time_is_passed_over()
    {
        var found = Find(Given.Dose("2027-01-05"), diary: new([Taken("th-maple", "2027-01-06T09:00-08:00"), Taken("th-maple", "2027-01-06T10:30-08:00")]));
        Assert.Equal(new TimeOnly(11, 30), found.Place!.Time);
    }

    [Fact]
    public void Touching_hours_are_one_stretch_and_a_break_is_not_crossed()
    {
        var touching = Given.Therapist() with { Hours = [.. Given.Hours("09:00", "09:30"), .. Given.Hours("09:30", "10:00")] };
        Assert.Equal(new TimeOnly(9, 0), Find(Given.Dose("2027-01-05"), therapists: touching).Place!.Time);

        var broken = Given.Therapist() with { Hours = [.. Given.Hours("09:00", "09:45"), .. Given.Hours("10:00", "11:00")] };
        Assert.Equal(new TimeOnly(10, 0), Find(Given.Dose("2027-01-05"), therapists: broken).Place!.Time);
    }

    [Fact]
    public void Therapy_ends_within_the_hours()
    {
        var found = Find(Given.Dose("2027-01-05"), therapists: Given.Therapist(from: "09:00", to: "09:45"));
        Assert.Null(found.Place);
        Assert.Equal(Reason.TherapistFull, found.Reason);
    }

    [Fact]
    public void The_therapist_of_record_goes_before_one_with_less_to_do()
    {
        var diary = new Diary([Taken("th-oak", "2027-01-06T12:00-08:00")]);
        Assert.Equal("th-oak", Find(Given.Dose("2027-01-05"), record: Given.Record("th-oak"), diary: diary, therapists: [Given.Therapist(), Given.Therapist("th-oak")]).Place!.TherapistId);
    }

    [Fact]
    public void Without_a_therapist_of_record_the_one_with_the_fewest_follow_ups_that_day_is_next_then_the_first_by_id()
    {
        Therapist[] therapists = [Given.Therapist("th-oak"), Given.Therapist("th-maple", from: "13:00")];
        Assert.Equal("th-maple", Find(Given.Dose("2027-01-05"), therapists: therapists).Place!.TherapistId);
        var diary = new Diary([Taken("th-maple", "2027-01-06T16:00-08:00")]);
        Assert.Equal("th-oak", Find(Given.Dose("2027-01-05"), diary: diary, therapists: therapists).Place!.TherapistId);
        // What they have on other days does not count.
        Assert.Equal("th-maple", Find(Given.Dose("2027-01-06"), diary: diary, therapists: therapists).Place!.TherapistId);
    }

    [Fact]
    public void An_earlier_day_with_another_therapist_goes_before_a_later_one_with_the_therapist_of_record()
    {
        var found = Find(Given.Dose("2027-01-04"), record: Given.Record("th-oak"), therapists: [Given.Therapist(), Given.Therapist("th-oak", on: [Weekday.Wed])]);
        Assert.Equal(("th-maple", Given.Day("2027-01-05")), (found.Place!.TherapistId, found.Place.Date));
    }

    [Fact]
    public void A_patient_who_sees_one_therapist_only_waits_for_their_day_or_has_no_place()
    {
        Therapist[] therapists = [Given.Therapist(), Given.Therapist("th-oak", on: [Weekday.Wed])];
        var found = Find(Given.Dose("2027-01-04"), record: Given.Record("th-oak", only: true), therapists: therapists);
        Assert.Equal(("th-oak", Given.Day("2027-01-06")), (found.Place!.TherapistId, found.Place.Date));

        var none = Find(Given.Dose("2027-01-06"), record: Given.Record("th-oak", only: true), therapists: therapists);
        Assert.Null(none.Place);
        Assert.Equal(Reason.NoTherapist, none.Reason);
    }

    [Fact]
    public void A_therapist_on_leave_is_replaced_and_the_dose_never_moves()
    {
        var away = Given.Therapist(leave: [Given.Leave("2027-01-06", "2027-01-08")]);
        Assert.Equal("th-oak", Find(Given.Dose("2027-01-05"), record: Given.Record("th-maple"), therapists: [away, Given.Therapist("th-oak")]).Place!.TherapistId);
        Assert.Equal(Reason.TherapistAway, Find(Given.Dose("2027-01-05"), therapists: away).Reason);
    }

    [Fact]
    public void A_removed_therapist_is_given_nothing()
    {
        Assert.Equal(Reason.NoTherapist, Find(Given.Dose("2027-01-05"), therapists: Given.Therapist() with { Active = false }).Reason);
    }

    [Fact]
    public void A_day_with_another_dose_of_the_patient_is_passed_over_and_none_after_the_next_dose_is_taken()
    {
        // Mon/Wed/Fri: Tuesday only; Friday's only legal Monday is a dosing day.
        var doses = Given.Doses("2027-01-04", "2027-01-06", "2027-01-08", "2027-01-11");
        Assert.Equal(Given.Day("2027-01-05"), Find(Given.Dose("2027-01-04"), doses).Place!.Date);
        var friday = Find(Given.Dose("2027-01-08"), doses);
        Assert.Equal([Reason.ClinicClosed, Reason.ClinicClosed, Reason.DosingDay], friday.Days.Select(day => day.Reason));
        Assert.Equal(Reason.DosingDay, friday.Reason);

        var full = new Diary([Taken("th-maple", "2027-01-05T09:00-08:00", 480)]);
        Assert.Equal([Reason.TherapistFull, Reason.DosingDay, Reason.NextDose], Find(Given.Dose("2027-01-04"), doses, diary: full).Days.Select(day => day.Reason));
    }

    [Fact]
    public void The_day_of_the_dose_is_never_in_the_window()
    {
        Assert.Equal(Given.Day("2027-01-06"), (Given.Dose("2027-01-05") with { FromDay = 0 }).Window.From);
    }

    [Fact]
    public void A_closed_day_is_passed_over_and_a_holiday_on_which_the_clinic_is_open_is_not()
    {
        DateOnly[] holiday = [Given.Day("2027-01-06")];
        Assert.Equal(Given.Day("2027-01-07"), Find(Given.Dose("2027-01-05"), clinic: Given.Clinic(holidays: holiday)).Place!.Date);
        Assert.Equal(Given.Day("2027-01-06"), Find(Given.Dose("2027-01-05"), clinic: Given.Clinic(holidays: holiday, openOn: holiday)).Place!.Date);
        Assert.Equal(Given.Day("2027-01-07"), Find(Given.Dose("2027-01-05"), clinic: Given.Clinic(closedOn: holiday)).Place!.Date);
    }

    [Fact]
    public void A_follow_up_without_a_place_says_what_may_be_done_instead_in_the_order_of_the_rule()
    {
        // Edge case: a Friday dose before a Monday holiday has no legal day.
        var found = Find(Given.Dose("2027-01-15"), Given.Doses("2027-01-15", "2027-01-19"), clinic: Given.Clinic(holidays: [Given.Day("2027-01-18")]));
        Assert.Equal(Reason.ClinicClosed, found.Reason);
        Assert.Equal([Alternative.TelehealthOnClosedDay, Alternative.BeforeNextDose, Alternative.Day4To7, Alternative.Waive], found.Options);
    }

    [Fact]
    public void What_could_not_be_done_is_not_offered()
    {
        var full = new Diary([.. Enumerable.Range(6, 3).Select(day => Taken("th-maple", $"2027-01-{day:00}T09:00-08:00", 480))]);
        Assert.Equal([Alternative.Day4To7, Alternative.Waive], Find(Given.Dose("2027-01-05"), diary: full).Options);
    }

    [Fact]
    public void In_person_goes_before_video_but_the_therapist_of_record_before_either()
    {
        var maple = Given.Therapist(from: "15:00");
        var oak = Given.Therapist("th-oak") with { Hours = [], TelehealthHours = Given.Hours("09:00", "12:00") };
        (string, FollowUpMode) Who(TherapistOfRecord? record, params Therapist[] therapists)
        {
            var place = Find(Given.Dose("2027-01-05"), record: record, therapists: therapists).Place!;
            return (place.TherapistId, place.Mode);
        }

        Assert.Equal(("th-maple", FollowUpMode.InPerson), Who(null, maple, oak));
        Assert.Equal(("th-oak", FollowUpMode.Telehealth), Who(Given.Record("th-oak"), maple, oak));
        Assert.Equal(("th-oak", FollowUpMode.Telehealth), Who(null, maple with { Leave = [Given.Leave("2027-01-06")] }, oak));
        Assert.Equal(("th-oak", FollowUpMode.InPerson), Who(Given.Record("th-oak"), maple, oak with { Hours = Given.Hours("16:00", "17:00") }));
    }

    [Fact]
    public void Nothing_is_planned_by_video_on_a_closed_day_without_a_person()
    {
        var video = Given.Therapist() with { Hours = [], TelehealthHours = Given.Hours(on: [Weekday.Sat]) };
        Assert.Equal(Reason.ClinicClosed, Find(Given.Dose("2027-01-15"), clinic: Given.Clinic(holidays: [Given.Day("2027-01-18")]), therapists: video).Reason);
    }

    [Fact]
    public void The_offer_before_the_next_dose_is_the_last_time_that_ends_when_the_patient_arrives()
    {
        Offer Offered(string? arrival, string dose = "2027-01-19", params Therapist[] therapists) => new FollowUpPlanner(
                Given.Clinic(holidays: [Given.Day("2027-01-18")]), therapists.DefaultIfEmpty(Given.Therapist(from: "08:00")), new(), Before)
            .Offers(Need.After(Given.Dose("2027-01-15")), new([Given.Day("2027-01-15"), Given.Day(dose)], arrival is null ? [] : [(Given.Day(dose), Given.At(arrival))]), null, new())
            .Single(offer => offer.Option == Alternative.BeforeNextDose);

        Assert.Equal(Given.At("2027-01-19T09:15-08:00"), Offered("2027-01-19T10:15-08:00").StartsAt);
        Assert.Equal(Given.At("2027-01-22T08:00-08:00"), Offered("2027-01-22T09:00-08:00", "2027-01-22").StartsAt);
        Assert.Equal((null, Reason.TherapistFull), (Offered("2027-01-19T08:30-08:00").StartsAt, Offered("2027-01-19T08:30-08:00").Reason));
        // A dose that is only forecast has no time yet.
        Assert.Equal((null, Reason.NextDose), (Offered(null).StartsAt, Offered(null).Reason));
    }

    [Fact]
    public void A_dose_more_than_a_week_off_and_a_window_of_a_week_offer_less()
    {
        IReadOnlyList<Alternative> Options(Session dose, params string[] doses) =>
            [.. new FollowUpPlanner(Given.Clinic(), [], new(), Before).Offers(Need.After(dose), Given.Doses(doses), null, new()).Select(offer => offer.Option)];

        Assert.Equal([Alternative.Day4To7, Alternative.Waive], Options(Given.Dose("2027-01-05"), "2027-01-05", "2027-01-13"));
        Assert.Equal([Alternative.BeforeNextDose, Alternative.Day4To7, Alternative.Waive], Options(Given.Dose("2027-01-05"), "2027-01-05", "2027-01-12"));
        Assert.Equal([Alternative.TelehealthOnClosedDay, Alternative.Waive], Options(Given.Dose("2027-01-05") with { ToDay = 7 }, "2027-01-05"));
    }

    [Fact]
    public void Nothing_is_placed_in_the_past()
    {
        var found = Find(Given.Dose("2027-01-05"), now: Given.At("2027-01-06T10:20-08:00"));
        Assert.Equal(Given.At("2027-01-06T10:30-08:00"), found.Place!.StartsAt);
        var late = Find(Given.Dose("2027-01-05"), now: Given.At("2027-01-09T00:00-08:00"));
        Assert.Null(late.Place);
        Assert.Equal(Reason.WindowPassed, late.Reason);
    }

    [Fact]
    public void The_wall_time_stays_when_the_clocks_change_between_dose_and_therapy()
    {
        // The clocks go forward on Sunday 14 March 2027.
        var found = Find(Given.Dose("2027-03-12"));
        Assert.Equal(Given.At("2027-03-15T09:00-07:00"), found.Place!.StartsAt);
        Assert.Equal(TimeSpan.FromHours(-7), found.Place.StartsAt.Offset);
    }

    [Fact]
    public void A_time_that_the_clocks_skip_is_never_promised_and_therapy_keeps_its_length()
    {
        var sunday = Given.Clinic(open: [Weekday.Sun]);
        var night = Given.Therapist(from: "01:30", to: "04:00", on: [Weekday.Sun]);
        // 01:30 to 03:30 by the wall is an hour that day; the next line, 02:00, does not exist.
        var first = Find(Given.Dose("2027-03-13"), clinic: sunday, therapists: night).Place!;
        Assert.Equal((Given.At("2027-03-14T01:30-08:00"), Given.At("2027-03-14T03:30-07:00")), (first.StartsAt, first.EndsAt));
        var second = Find(Given.Dose("2027-03-13"), clinic: sunday, therapists: night, diary: new([first with { EndsAt = first.StartsAt.AddMinutes(15) }])).Place!;
        Assert.Equal(Given.At("2027-03-14T01:45-08:00"), second.StartsAt);
        var third = Find(Given.Dose("2027-03-13"), clinic: sunday, therapists: night, diary: new([first with { EndsAt = first.StartsAt.AddMinutes(30) }])).Place!;
        Assert.Equal(Given.At("2027-03-14T03:00-07:00"), third.StartsAt);
    }

    [Fact]
    public void Hours_that_end_in_the_skipped_hour_end_when_the_clocks_jump()
    {
        var found = Find(Given.Dose("2027-03-13"), clinic: Given.Clinic(open: [Weekday.Sun]), therapists: Given.Therapist(from: "01:30", to: "02:45", on: [Weekday.Sun]));
        Assert.Null(found.Place);
    }

    [Fact]
    public void Weeks_run_over_the_year_end()
    {
        var found = Find(
            Given.Dose("2027-12-31"), clinic: Given.Clinic(open: [Weekday.Mon, Weekday.Fri], holidays: [Given.Day("2027-12-31")]), now: Given.At("2027-12-30T00:00-08:00"));
        Assert.Equal(Given.Day("2028-01-03"), found.Place!.Date);
    }

    [Fact]
    public void What_is_still_legal_has_no_objection_and_what_is_not_says_why()
    {
        var dose = Given.Dose("2027-01-05");
        var place = Find(dose).Place! with { TherapistId = "th-maple" };
        Reason? Objection(
            Session? session = null, string[]? doses = null, TherapistOfRecord? record = null, ClinicDays? clinic = null, Therapist? therapist = null) =>
            new FollowUpPlanner(clinic ?? Given.Clinic(), [therapist ?? Given.Therapist()], new(), Before)
                .Objections(place, Need.After(session ?? dose), Given.Doses(doses ?? ["2027-01-05"]), record, accepted: null).FirstOrDefault()?.Reason;

        Assert.Null(Objection());
        Assert.Null(Objection(record: Given.Record("th-oak")));
        Assert.Null(Objection(dose with { FromDay = 0 }));
        Assert.Equal(Reason.SessionMoved, Objection(dose with { Date = Given.Day("2027-01-12") }));
        Assert.Equal(Reason.SessionMoved, Objection(dose with { Minutes = 45 }));
        Assert.Equal(Reason.ClinicClosed, Objection(clinic: Given.Clinic(closedOn: [place.Date])));
        Assert.Equal(Reason.DosingDay, Objection(doses: ["2027-01-05", "2027-01-06"]));
        Assert.Equal(Reason.TherapistChanged, Objection(record: Given.Record("th-oak", only: true)));
        Assert.Equal(Reason.TherapistChanged, Objection(therapist: Given.Therapist() with { Active = false }));
        Assert.Equal(Reason.TherapistChanged, Objection(therapist: Given.Therapist(from: "09:15")));
        Assert.Equal(Reason.TherapistChanged, Objection(therapist: Given.Therapist(to: "09:45")));
        Assert.Equal(Reason.TherapistAway, Objection(therapist: Given.Therapist(leave: [Given.Leave("2027-01-06")])));
    }
}
