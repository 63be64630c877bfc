using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class PlanRemindersWhenSessionChangesTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task An_induction_is_twelve_texts_on_the_days_of_the_worked_example(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact();
        await stage.Happens([Clinic(), .. Induction()]);

        var planned = await stage.Reminders();
        await stage.Until("2027-02-01");

        string[] expected =
        [
            "2027-01-02T10:00 weekly-digest", "2027-01-04T10:00 t-1", "2027-01-07T10:00 t-1", "2027-01-09T10:00 weekly-digest", "2027-01-11T10:00 t-1",
            "2027-01-14T10:00 t-1", "2027-01-16T10:00 weekly-digest", "2027-01-18T10:00 t-1", "2027-01-21T10:00 t-1", "2027-01-23T10:00 weekly-digest",
            "2027-01-25T10:00 t-1", "2027-01-28T10:00 t-1",
        ];
        Assert.Equal(expected, planned.Select(r => $"{r.Text("dueAt")[..16]} {r.Text("kind")}"));
        Assert.Equal(expected, stage.SentLines());
        Assert.Equal(12, (await stage.Events("reminder.sent.v1")).Count);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task An_event_that_comes_twice_or_too_late_changes_nothing(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact();
        var booked = Booked("2027-01-12");
        var moved = booked.MovedTo("2027-01-13");

        await stage.Happens(Clinic(), moved, booked, moved);
        await stage.Happens(booked);

        Assert.Equal(["2027-01-01 moved", "2027-01-10 weekly-digest", "2027-01-12 t-1"], (await stage.Reminders()).Select(r => $"{r.Text("dueAt")[..10]} {r.Text("kind")}"));
        Assert.Equal("2027-01-13T12:25:00-08:00", Assert.Single(await stage.Items("/v1/clinics/lbw/rides")).Text("pickUpFrom"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Events_of_one_patient_that_come_together_are_all_dealt_with(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact();
        var induction = Induction();

        await stage.Happens([Clinic(), .. induction, .. induction.Take(4).Select(s => s.Cancelled())]);

        var left = await stage.Reminders("status=planned");
        Assert.Equal(4, left.Count(r => r.Text("kind") == "t-1"));
        Assert.Equal(1, left.Count(r => r.Text("kind") == "cancelled"));
        Assert.Equal(4, (await stage.Items("/v1/clinics/lbw/rides?status=cancelled")).Count);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_moved_visit_is_told_when_it_has_rested_and_its_old_reminder_is_gone(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08", "14:00");
        await stage.Contact();
        var booked = Booked("2027-01-18");
        await stage.Happens(Clinic(), booked);
        var moved = booked.MovedTo("2027-01-19", reason: "clinic-closed");

        await stage.Happens(moved);
        Assert.Equal(["2027-01-08T14:03 moved", "2027-01-16T10:00 weekly-digest", "2027-01-18T10:00 t-1"], (await stage.Reminders()).Select(r => $"{r.Text("dueAt")[..16]} {r.Text("kind")}"));
        await stage.Passes(TimeSpan.FromMinutes(1));
        await stage.Happens(moved.MovedTo("2027-01-20"));
        await stage.Passes(TimeSpan.FromHours(1));

        var text = Assert.Single(stage.Sent());
        Assert.StartsWith("2027-01-08T14:04:00", text.Text("sentAt"), StringComparison.Ordinal);
        Assert.Equal("LBW: your Mon 1/18 visit moved to Wed 1/20 10:00am. Reply Y ok, N call me. 562-555-0100. STOP to opt out", text.Text("body"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_closure_that_moves_two_visits_of_a_patient_is_told_in_one_message(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08");
        await stage.Contact();
        var (first, second) = (Booked("2027-01-18"), Booked("2027-01-21"));
        await stage.Happens(Clinic(), first, second);

        await stage.Happens(first.MovedTo("2027-01-19", reason: "clinic-closed"), second.MovedTo("2027-01-22", reason: "clinic-closed"));
        await stage.Until("2027-01-08", "20:00");

        var text = Assert.Single(stage.Sent());
        Assert.Equal([first.SessionId, second.SessionId], text.GetProperty("sessionIds").EnumerateArray().Select(id => id.GetGuid()));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_visit_moved_there_and_back_is_nothing_to_tell(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08", "14:00");
        await stage.Contact();
        var booked = Booked("2027-01-18");
        var moved = booked.MovedTo("2027-01-19");
        await stage.Happens(Clinic(), booked, moved, moved.MovedTo("2027-01-18"));

        await stage.Passes(TimeSpan.FromHours(1));

        Assert.Empty(stage.Sent());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_visit_without_a_place_is_told_as_cancelled_once(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08", "14:00");
        await stage.Contact();
        var booked = Booked("2027-01-18");
        var unplaced = booked.Unplaced();
        await stage.Happens(Clinic(), booked, unplaced);
        await stage.Passes(TimeSpan.FromHours(1));
        await stage.Happens(unplaced.Cancelled());
        await stage.Passes(TimeSpan.FromDays(2));

        Assert.Equal("LBW: your Mon 1/18 10:00am visit is cancelled (office closed). 562-555-0100. STOP to opt out", Assert.Single(stage.Sent()).Text("body"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_missed_visit_and_a_dose_at_home_are_not_told(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        var missed = Booked("2027-01-12");
        await stage.Happens(Clinic(), missed, Booked("2027-01-14", route: "home"));
        await stage.Until("2027-01-12", "10:30");
        await stage.Happens(missed.Missed());
        await stage.Until("2027-01-15");

        Assert.Equal(["2027-01-11T10:00 t-1"], stage.SentLines());
        Assert.Equal("cancelled", Assert.Single(await stage.Items("/v1/clinics/lbw/rides")).Text("status"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_is_needed_for_every_visit_and_follows_it(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var booked = Booked("2027-03-15", "10:03");
        await stage.Happens(booked);
        await stage.Happens(booked.MovedTo("2027-03-16", "10:00"));
        await stage.Happens(booked.MovedTo("2027-03-16", "10:00").Cancelled());

        var needed = await stage.Events("ride.needed.v1");
        Assert.Equal(
            ["1 2027-03-15T12:30:00-07:00 2027-03-14T15:00:00-07:00", "2 2027-03-16T12:25:00-07:00 2027-03-15T15:00:00-07:00"],
            needed.Select(e => $"{e.GetProperty("version")} {e.Text("pickUpFrom")} {e.Text("deadline")}"));
        var cancelled = Assert.Single(await stage.Events("ride.cancelled.v1"));
        Assert.Equal("3 cancelled", $"{cancelled.GetProperty("version")} {cancelled.Text("reason")}");
    }
}
