using Scheduling.Contracts.Courses;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class ReplanFollowUpsWhenCourseChangesTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_follow_up_leaves_the_day_that_a_course_gives_a_projected_dose(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session);
        await clinic.Host.Tell(Course(session, 1, "2027-01-05", "2027-01-06"));
        Assert.Equal(["unplaced dosing-day"], await clinic.Summary());
        await clinic.Host.Tell(Course(session, 2, "2027-01-05", "2027-01-08"));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary());
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.unplaced  dosing-day", "follow-up.booked 01-06 09:00"], clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task What_is_still_legal_stays_and_nothing_is_told(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session);
        await clinic.Host.Tell(Course(session, 1, "2027-01-05", "2027-01-08"));
        Assert.Equal(["follow-up.booked 01-06 09:00"], clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task Old_news_of_a_course_that_comes_late_is_dropped(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session, Course(session, 2, "2027-01-05", "2027-01-08"));
        await clinic.Host.Tell(Course(session, 1, "2027-01-05", "2027-01-06"));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task Dose_days_that_a_course_told_earlier_do_not_replace_later_ones(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session);
        await clinic.Host.TellLate(Course(session, 1, "2027-01-05", "2027-01-06"));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task A_course_that_is_told_before_its_sessions_keeps_their_days_free(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(Course(session, 1, "2027-01-05", "2027-01-06"));
        Assert.Empty(await clinic.FollowUps());
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        Assert.Equal(["unplaced dosing-day"], await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_a_week_goes_to_the_last_dose_of_the_treatment_week(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        string[] dates = ["2027-01-05", "2027-01-08", "2027-01-12"];
        var sessions = clinic.Course("pt-1", dates).Select(s => s with { FollowUp = s.FollowUp with { Per = "per-week" } }).ToList();
        await clinic.Host.Tell([Course(sessions[0], 1, dates), .. sessions]);
        Assert.Equal(["2027-01-11T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());

        await clinic.Host.Tell(new SessionMissed(sessions[1] with { Version = 2, Status = "missed", DoseDates = [Given.Day(dates[0]), Given.Day(dates[2])] }));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple", "cancelled session-missed", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());
    }

    static CourseChanged Course(SessionEvent session, long version, params string[] doses) => new()
    {
        ClinicId = session.ClinicId,
        Version = version,
        Group = session.Group,
        PatientId = session.PatientId,
        CourseId = session.CourseId,
        ProtocolId = session.ProtocolId,
        ProtocolVersion = 1,
        Status = "active",
        Start = Given.Day(doses[0]),
        Pattern = ["tue", "fri"],
        DoseDates = [.. doses.Select(Given.Day)],
        Gates = new Dictionary<string, string>(),
    };
}
