using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Tests.Features;
using static Scheduling.FollowUps.Tests.Features.TestClinic;

namespace Scheduling.FollowUps.Tests;

/// <summary>Edge cases of the clinical rules, each by its number there.</summary>
public sealed class EdgeCasesTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task Edge_32_while_a_therapist_is_on_leave_the_pool_takes_over_inside_the_window(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Put($"{clinic.Path}/patients/pt-1/therapist", new { therapistId = "th-oak" });
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05", "2027-01-12")]);
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-oak", "2027-01-13T09:00:00-08:00 th-oak"], await clinic.Summary());

        await clinic.Employ("th-oak", leave: [Away("2027-01-06", "2027-01-08")]);
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-oak"], await clinic.Summary());
        await clinic.Employ("th-oak");
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-oak"], await clinic.Summary());
        await clinic.Host.Settle();
        Assert.Equal(3, clinic.Told.Count);
    }

    [Theory, OnBothEngines]
    public async Task Edge_32_where_nobody_is_at_the_clinic_video_takes_over_inside_the_window(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Employ("th-maple");
        await clinic.Host.Put($"{clinic.Path}/therapists/th-oak", new { name = "th-oak", hours = Array.Empty<object>(), telehealthHours = new[] { Video("thu", "18:00", "20:00") } });
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Employ("th-maple", leave: [Away("2027-01-06", "2027-01-08")]);

        var followUp = await clinic.One();
        Assert.Equal(("2027-01-07T18:00:00-08:00 th-oak", "telehealth"), (Line(followUp), (string?)followUp["mode"]));
    }

    [Theory, OnBothEngines]
    public async Task Edge_32_a_patient_who_sees_the_same_therapist_only_is_flagged_and_not_given_to_another(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Put($"{clinic.Path}/patients/pt-1/therapist", new { therapistId = "th-oak", only = true });
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Employ("th-oak", leave: [Away("2027-01-06", "2027-01-08")]);
        var unplaced = await clinic.One();
        Assert.Equal("unplaced therapist-away", Line(unplaced));
        Assert.Equal("day-4-to-7 th-oak 2027-01-11T09:00:00-08:00", $"{unplaced["offers"]![0]!["option"]} {unplaced["offers"]![0]!["therapistId"]} {unplaced["offers"]![0]!["startsAt"]}");
        await clinic.Host.Settle();
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.unplaced  therapist-away"], clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task Edge_33_a_friday_dose_before_a_monday_holiday_is_flagged_with_its_options_in_order(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-12", "2027-01-15", "2027-01-19")]);
        Assert.Equal(["2027-01-13T09:00:00-08:00 th-maple", "unplaced clinic-closed", "2027-01-20T09:00:00-08:00 th-maple"], await clinic.Summary());
        Assert.Equal(
            """["telehealth-on-closed-day","before-next-dose","day-4-to-7","waive"]""", (await clinic.One("status=unplaced"))["options"]!.ToJsonString());
    }

    [Theory]
    [InlineData(Hosts.Sqlite, "cancelled"), InlineData(Hosts.Postgres, "cancelled")]
    [InlineData(Hosts.Sqlite, "missed"), InlineData(Hosts.Postgres, "missed")]
    public async Task Edge_34_what_follows_no_dose_stays_only_while_another_lies_within_the_three_days_before(string engine, string status)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = clinic.Course("pt-1", "2027-01-04", "2027-01-06", "2027-01-12");
        await clinic.Host.Tell([.. course]);
        Assert.Equal(["2027-01-05T09:00:00-08:00 th-maple", "2027-01-07T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());

        // Thursday still integrates Monday; the Wednesday after, whose dose goes, integrates nothing.
        await clinic.Host.Tell(Gone(course[1], status, "2027-01-04", "2027-01-12"));
        await clinic.Host.Tell(Gone(course[2], status, "2027-01-04"));
        Assert.Equal(["2027-01-05T09:00:00-08:00 th-maple", "2027-01-07T09:00:00-08:00 th-maple", $"cancelled session-{status}"], await clinic.Summary());

        // When that dose goes too, so does what was kept for it.
        await clinic.Host.Tell(Gone(course[0], status));
        Assert.Equal(Enumerable.Repeat($"cancelled session-{status}", 3), await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task Edge_34_a_dose_that_waits_for_a_follow_up_takes_over_the_one_that_lost_its_dose(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = clinic.Course("pt-1", "2027-01-05", "2027-01-06");
        await clinic.Host.Tell([.. course]);
        Assert.Equal(["unplaced dosing-day", "2027-01-07T09:00:00-08:00 th-maple"], await clinic.Summary());

        // The therapist has other things to do, but the patient's time is kept for the patient.
        await clinic.Host.Tell([.. Enumerable.Range(2, 24).SelectMany(n => clinic.Course($"pt-{n}", "2027-01-05"))]);
        await clinic.Host.Tell(Gone(course[1], "cancelled", "2027-01-05"));
        Assert.Equal(["2027-01-07T09:00:00-08:00 th-maple", "cancelled session-cancelled"], await clinic.Summary("patientId=pt-1"));
    }

    [Theory, OnBothEngines]
    public async Task Edge_56_a_dose_given_elsewhere_is_followed_where_its_visit_was_called_off(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = clinic.Course("pt-1", "2027-01-04", "2027-01-12");
        await clinic.Host.Tell([.. course]);
        await clinic.Host.Tell(Gone(course[0], "cancelled", "2027-01-12"));
        Assert.Equal("cancelled session-cancelled", (await clinic.Summary())[0]);

        await clinic.Host.Tell(Elsewhere(course[0], "2027-01-04"));
        Assert.Equal("2027-01-05T09:00:00-08:00 th-maple", (await clinic.Summary())[0]);
    }

    [Theory, OnBothEngines]
    public async Task Edge_56_a_dose_given_elsewhere_keeps_its_day_free_and_is_told_for_good(string engine)
    {
        await using var postgres = engine == Hosts.Postgres ? await TestServers.Servers.Postgres(TestContext.Current.CancellationToken) : null;
        await using var host = await FollowUpsHost.Start(postgres?.Setting, TestContext.Current.CancellationToken);
        var clinic = await TestClinic.In(host);
        await host.Settle("P1D");
        var course = clinic.Course("pt-1", "2027-01-04", "2027-01-12");
        await host.Tell([.. course]);
        await clinic.Do((await clinic.FollowUps())[0], "move", new { startsAt = "2027-01-05T15:00:00-08:00" });

        await host.Tell(Elsewhere(course[0], "2027-01-05"));
        Assert.Equal("unplaced dosing-day", (await clinic.Summary())[0]);
        await host.Tell(Elsewhere(course[0], "2027-01-05") with { Version = 3, DoseElsewhere = null });
        Assert.Equal("unplaced dosing-day", (await clinic.Summary())[0]);
    }

    static SessionEvent Gone(SessionEvent session, string status, params string[] doses)
    {
        var gone = session with { Version = 2, Status = status, DoseDates = [.. doses.Select(Given.Day)] };
        return status == "missed" ? new SessionMissed(gone) : new SessionCancelled(gone);
    }

    static CourseChanged Elsewhere(SessionEvent session, string day) => new()
    {
        ClinicId = session.ClinicId, Version = 2, Group = session.Group, PatientId = session.PatientId, CourseId = session.CourseId, ProtocolId = session.ProtocolId, ProtocolVersion = 1,
        Status = "active", Start = session.LocalDate, Pattern = ["mon"], DoseDates = [Given.Day("2027-01-12")], Gates = new Dictionary<string, string>(),
        Reason = "external-dose", DoseElsewhere = Given.Day(day),
    };
}
