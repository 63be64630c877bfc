namespace Scheduling.FollowUps.Tests.Features;

public sealed class ReplanFollowUpsWhenClinicConfiguredTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task Sessions_that_come_before_their_clinic_wait_for_it(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Employ("th-maple");
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-2", "2027-01-05")]);
        Assert.Empty(await clinic.FollowUps());
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple", "2027-01-06T10:00:00-08:00 th-maple"], (await clinic.Summary()).Order());
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_leaves_a_day_that_the_clinic_closes(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-1", "2027-01-12")]);
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id, 2, "2027-01-06"));
        Assert.Equal(["2027-01-07T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());
        Assert.Contains("follow-up.moved 01-07 09:00 clinic-closed", clinic.Told);
        Assert.Equal(3, clinic.Told.Count);
    }

    [Theory, OnBothEngines]
    public async Task An_older_state_of_the_clinic_that_comes_late_is_dropped(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id, 3));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id, 2, "2027-01-06"));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary());
    }
}
