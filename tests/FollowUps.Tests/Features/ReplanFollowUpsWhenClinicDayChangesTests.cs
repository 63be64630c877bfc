using Scheduling.Contracts.Courses;
using static Scheduling.FollowUps.Tests.Features.TestClinic;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class ReplanFollowUpsWhenClinicDayChangesTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_follow_up_leaves_a_closed_day_with_one_event_and_stays_when_it_opens_again(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05", "2027-01-12")]);
        var closure = Closed(clinic, "2027-01-06");
        await clinic.Host.Tell(closure);
        Assert.Equal(["2027-01-07T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());
        await clinic.Host.Tell(Lifted(closure));
        Assert.Equal(["2027-01-07T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.moved 01-07 09:00 clinic-closed", "follow-up.booked 01-13 09:00"], clinic.Told.Order().OrderBy(told => told.Contains("13", StringComparison.Ordinal)));

        await clinic.Host.Tell([.. clinic.Course("pt-2", "2027-01-05")]);
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-2"));
    }

    [Theory, OnBothEngines]
    public async Task By_video_a_follow_up_stays_on_a_closed_day(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Employ("th-maple", telehealthHours: [Video("wed", "17:00", "19:00")]);
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-2", "2027-01-05")]);
        await clinic.Do(await clinic.One("patientId=pt-1"), "move", new { startsAt = "2027-01-06T17:00:00-08:00", mode = "telehealth" });
        await clinic.Host.Tell(Closed(clinic, "2027-01-06"));
        Assert.Equal(["2027-01-06T17:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-1"));
        Assert.Equal("2027-01-07", (await clinic.Summary("patientId=pt-2"))[0][..10]);
    }

    [Theory, OnBothEngines]
    public async Task A_window_that_is_closed_whole_leaves_the_follow_up_to_a_person_until_a_day_opens(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Employ("th-maple", telehealthHours: [Video("wed")]);
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        ClinicDayChanged[] days = [Closed(clinic, "2027-01-06"), Closed(clinic, "2027-01-07"), Closed(clinic, "2027-01-08")];
        await clinic.Host.Tell(days);
        var unplaced = await clinic.One();
        Assert.Equal("unplaced clinic-closed", Line(unplaced));
        Assert.Equal("2027-01-06T10:00:00-08:00", (string?)unplaced["offers"]![0]!["startsAt"]);
        // However many days are closed at once, at most one event for each step it took.
        Assert.InRange(clinic.Told.Count, 2, 4);

        await clinic.Host.Tell(Lifted(days[1]));
        Assert.Equal(["2027-01-07T09:00:00-08:00 th-maple"], await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task A_part_of_a_day_that_is_closed_moves_what_is_in_it_only(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Host.Tell([.. clinic.Course("pt-2", "2027-01-05")]);
        await clinic.Host.Tell(Closed(clinic, "2027-01-06") with { To = new(9, 45) });
        Assert.Equal(["2027-01-06T11:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-1"));
        Assert.Equal(["2027-01-06T10:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-2"));
    }

    [Theory, OnBothEngines]
    public async Task A_chair_or_a_prescriber_who_is_missing_keeps_nobody_from_a_therapist(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Host.Tell(Closed(clinic, "2027-01-06") with { What = "prescriber" }, Closed(clinic, "2027-01-06") with { What = "chair", ChairId = "chair-1" });
        Assert.Equal(["follow-up.booked 01-06 09:00"], clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task A_closure_that_is_told_after_it_was_lifted_closes_nothing(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        var closure = Closed(clinic, "2027-01-06");
        await clinic.Host.Tell(Lifted(closure));
        await clinic.Host.Tell(closure);
        Assert.Equal(["follow-up.booked 01-06 09:00"], clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task A_closure_that_is_told_before_its_clinic_is_kept(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Host.Tell(Closed(clinic, "2027-01-06"));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Employ("th-maple");
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        Assert.Equal(["2027-01-07T09:00:00-08:00 th-maple"], await clinic.Summary());
    }

    static ClinicDayChanged Closed(TestClinic clinic, string date) => new() { ClinicId = clinic.Id, Version = 1, ClosureId = Guid.CreateVersion7(), Date = Given.Day(date), What = "clinic", Open = false };

    static ClinicDayChanged Lifted(ClinicDayChanged closure) => closure with { Version = 2, Open = true };
}
