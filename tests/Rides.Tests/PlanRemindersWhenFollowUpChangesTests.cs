using Scheduling.Contracts.FollowUps;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class PlanRemindersWhenFollowUpChangesTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_follow_up_has_its_own_text_within_the_budget_and_costs_no_visit_its_reminder(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact();
        var induction = Induction();
        await stage.Happens([Clinic(), .. induction, .. induction.Select(s => FollowUp(s.LocalDate.AddDays(1).ToString("yyyy-MM-dd"), "14:00", s, "telehealth"))]);
        await stage.Until("2027-02-01");

        var days = stage.Sent().Select(m => DateOnly.Parse(m.Text("sentAt")[..10])).ToList();
        Assert.Equal(8, stage.SentLines().Count(line => line.EndsWith("t-1", StringComparison.Ordinal)));
        Assert.Contains("LBW: talk session Wed 1/6 2:00pm by video. Reply C to confirm. 562-555-0100. STOP to opt out", stage.Sent().Select(m => m.Text("body")));
        Assert.Equal(days.Count, days.Distinct().Count());
        Assert.All(days, first => Assert.True(days.Count(day => day >= first && day < first.AddDays(7)) <= 3));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_moved_follow_up_is_reminded_of_at_its_new_time_and_a_cancelled_one_not_at_all(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact();
        var dose = Booked("2027-01-12");
        var booked = FollowUp("2027-01-13", "14:00", dose);
        var to = FollowUp("2027-01-14", "15:00", dose);
        var moved = new FollowUpMoved
        {
            ClinicId = booked.ClinicId, Group = booked.Group, PatientId = booked.PatientId, Version = 2, FollowUpId = booked.FollowUpId, CourseId = booked.CourseId,
            SessionId = booked.SessionId, Mode = booked.Mode, StartsAt = to.StartsAt, EndsAt = to.EndsAt, Status = "booked", Window = booked.Window, Options = [],
        };
        await stage.Happens(Clinic(), dose, booked, moved, booked);

        Assert.Equal("2027-01-13T10:00:00-08:00", Assert.Single(await stage.Reminders(), r => r.Text("kind") == "follow-up").Text("dueAt"));

        await stage.Happens(new FollowUpCancelled
        {
            ClinicId = booked.ClinicId, Group = booked.Group, PatientId = booked.PatientId, Version = 3, FollowUpId = booked.FollowUpId, CourseId = booked.CourseId,
            SessionId = booked.SessionId, Mode = booked.Mode, Status = "cancelled", Window = booked.Window, Options = [],
        });
        Assert.DoesNotContain(await stage.Reminders(), r => r.Text("kind") == "follow-up");
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_waived_follow_up_is_reminded_of_no_more(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact();
        var dose = Booked("2027-01-12");
        var booked = FollowUp("2027-01-13", "14:00", dose);
        await stage.Happens(Clinic(), dose, booked);
        Assert.Contains(await stage.Reminders(), r => r.Text("kind") == "follow-up");

        await stage.Happens(new FollowUpWaived(booked) { Version = 2, Status = "waived" });
        Assert.DoesNotContain(await stage.Reminders(), r => r.Text("kind") == "follow-up");
    }
}
