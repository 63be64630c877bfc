using Scheduling.Contracts.Courses;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class ReplanFollowUpsWhenSessionChangesTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task Every_booked_dose_gets_its_follow_up_without_anyone_asking(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = clinic.Course("pt-1", "2027-01-05", "2027-01-08", "2027-01-12", "2027-01-15", "2027-01-19");
        await clinic.Host.Tell([.. course]);

        Assert.Equal(
            [
                "2027-01-06T09:00:00-08:00 th-maple", "2027-01-11T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-maple",
                "unplaced clinic-closed", "2027-01-20T09:00:00-08:00 th-maple",
            ], await clinic.Summary());
        var unplaced = Assert.Single(await clinic.FollowUps("status=unplaced"));
        Assert.Equal("""["telehealth-on-closed-day","before-next-dose","day-4-to-7","waive"]""", unplaced["options"]!.ToJsonString());
        Assert.Equal("""{"from":"2027-01-16","to":"2027-01-18"}""", unplaced["window"]!.ToJsonString());
        Assert.Equal(
            """[{"date":"2027-01-16","reason":"clinic-closed"},{"date":"2027-01-17","reason":"clinic-closed"},{"date":"2027-01-18","reason":"clinic-closed"}]""",
            unplaced["days"]!.ToJsonString());
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.booked 01-11 09:00", "follow-up.booked 01-13 09:00", "follow-up.booked 01-20 09:00",
            "follow-up.unplaced  clinic-closed"], clinic.Told.Order());
    }

    [Theory, OnBothEngines]
    public async Task An_event_delivered_twice_changes_nothing(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var ids = await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05", "2027-01-08")]);
        var before = (await clinic.FollowUps()).Select(f => f.ToJsonString()).ToList();
        foreach (var id in ids) await clinic.Host.Witness.Redeliver(id, TestContext.Current.CancellationToken);
        await clinic.Host.Settle();
        Assert.Equal(before, (await clinic.FollowUps()).Select(f => f.ToJsonString()));
        Assert.Equal(2, clinic.Told.Count);
    }

    [Theory, OnBothEngines]
    public async Task The_same_news_under_another_event_id_changes_nothing(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = clinic.Course("pt-1", "2027-01-05");
        await clinic.Host.Tell([.. course]);
        await clinic.Host.Tell([.. course]);
        Assert.Equal(["follow-up.booked 01-06 09:00"], clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_moves_with_its_dose_and_keeps_its_id(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = Assert.Single(clinic.Course("pt-1", "2027-01-05"));
        await clinic.Host.Tell(session);
        var before = Assert.Single(await clinic.FollowUps());
        await clinic.Host.Tell(Moved(session, "2027-01-12", 2));

        var after = Assert.Single(await clinic.FollowUps());
        Assert.Equal((string?)before["followUpId"], (string?)after["followUpId"]);
        Assert.Equal("2027-01-13T09:00:00-08:00", (string?)after["startsAt"]);
        Assert.Equal(2, (int)after["version"]!);
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.moved 01-13 09:00 session-moved"], clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_that_is_still_legal_stays_when_its_dose_moves_and_its_new_window_is_told(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = Assert.Single(clinic.Course("pt-1", "2027-01-04"));
        await clinic.Host.Tell(clinic.Course("pt-2", "2027-01-05")[0], session); // both legal on Wednesday the 6th
        await clinic.Host.Tell(Moved(session, "2027-01-11", 2));
        Assert.Equal("2027-01-12T09:00:00-08:00 th-maple", Assert.Single(await clinic.Summary("patientId=pt-1")));
        await clinic.Host.Tell(Moved(session, "2027-01-10", 3)); // from the 11th to the 10th: the 12th is still legal
        Assert.Equal("2027-01-12T09:00:00-08:00 th-maple", Assert.Single(await clinic.Summary("patientId=pt-1")));
        var (type, told) = clinic.Host.Witness.FollowUpsOf(clinic.Id).Where(seen => seen.Event.PatientId == "pt-1").MaxBy(seen => seen.Event.Version);
        Assert.Equal(("follow-up.booked.v1", 3L, Given.Day("2027-01-11")), (type, told.Version, told.Window.From));
    }

    [Theory, OnBothEngines]
    public async Task A_dose_that_falls_on_another_follow_up_moves_it(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = clinic.Course("pt-1", "2027-01-05", "2027-01-12");
        await clinic.Host.Tell([.. course]);
        await clinic.Host.Tell(Moved(course[1], "2027-01-06", 2, "2027-01-05", "2027-01-06"));
        // Nothing legal is left between two doses on consecutive days.
        Assert.Equal(["unplaced dosing-day", "2027-01-07T09:00:00-08:00 th-maple"], await clinic.Summary());
        Assert.Contains("follow-up.unplaced  dosing-day", clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task A_dose_of_another_course_keeps_its_day_free(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-06")]);
        Assert.Equal(["unplaced dosing-day", "2027-01-07T09:00:00-08:00 th-maple"], await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task A_dose_at_another_clinic_of_the_group_keeps_its_day_free(string engine)
    {
        var host = await hosts.On(engine);
        var (clinic, other) = (await TestClinic.In(host), await TestClinic.In(host));
        await host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await host.Tell([.. other.Course("pt-1", "2027-01-06").Select(session => session with { Group = clinic.Id })]);
        Assert.Equal(["unplaced dosing-day"], await clinic.Summary());
        Assert.Equal(["2027-01-07T09:00:00-08:00 th-maple"], await other.Summary());
    }

    [Theory, OnBothEngines]
    public async Task Projected_doses_keep_their_days_free(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell(clinic.Course("pt-1", "2027-01-08", "2027-01-11")[0]); // the second is only told as a date
        Assert.Equal(["unplaced dosing-day"], await clinic.Summary());
    }

    [Theory]
    [InlineData(Hosts.Sqlite, "cancelled", "session-cancelled"), InlineData(Hosts.Postgres, "cancelled", "session-cancelled")]
    [InlineData(Hosts.Sqlite, "missed", "session-missed"), InlineData(Hosts.Postgres, "missed", "session-missed")]
    [InlineData(Hosts.Sqlite, "unplaced", "session-unplaced"), InlineData(Hosts.Postgres, "unplaced", "session-unplaced")]
    public async Task A_dose_that_falls_away_takes_its_follow_up_with_it(string engine, string status, string reason)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = Assert.Single(clinic.Course("pt-1", "2027-01-05"));
        await clinic.Host.Tell(session);
        var gone = session with { Version = 2, Status = status, DoseDates = [] };
        await clinic.Host.Tell(status switch { "cancelled" => new SessionCancelled(gone), "missed" => new SessionMissed(gone), _ => new SessionUnplaced(gone) });
        Assert.Equal([$"cancelled {reason}"], await clinic.Summary());
        Assert.Equal(["follow-up.booked 01-06 09:00", $"follow-up.cancelled 01-06 09:00 {reason}"], clinic.Told);

        // The time is free for another patient, and the dose may come back.
        await clinic.Host.Tell([.. clinic.Course("pt-2", "2027-01-05")]);
        await clinic.Host.Tell(new SessionMoved(session with { Version = 3 }));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-2"));
        Assert.Equal(["2027-01-06T10:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-1"));
    }

    [Theory, OnBothEngines]
    public async Task Old_news_that_comes_late_is_dropped(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = Assert.Single(clinic.Course("pt-1", "2027-01-05"));
        await clinic.Host.Tell(new SessionCancelled(session with { Version = 3, Status = "cancelled", DoseDates = [] }));
        await clinic.Host.Tell(Moved(session, "2027-01-12", 2));
        await clinic.Host.Tell(session);
        Assert.Empty(await clinic.FollowUps());
        Assert.Empty(clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task Dose_days_that_a_session_told_earlier_do_not_replace_later_ones(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = clinic.Course("pt-1", "2027-01-05", "2027-01-12");
        await clinic.Host.Tell(course[0]);
        await clinic.Host.TellLate(course[1] with { DoseDates = [Given.Day("2027-01-05"), Given.Day("2027-01-06"), Given.Day("2027-01-12")] });
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task News_of_several_patients_that_waits_together_is_all_followed(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var courses = Enumerable.Range(1, 20).SelectMany(n => clinic.Course($"pt-{n:00}", "2027-01-05", "2027-01-12")).ToList();
        await clinic.Host.Tell([.. courses, Moved(courses[0], "2027-01-06", 2, "2027-01-06", "2027-01-12"), Moved(courses[0], "2027-01-19", 3, "2027-01-12", "2027-01-19")]);
        Assert.Equal(40, (await clinic.FollowUps("status=booked")).Count);

        // Which of the twenty has the first day after 12 January depends on whose news came first.
        var days = (await clinic.FollowUps("patientId=pt-01")).Select(f => ((string?)f["startsAt"])![..10]).ToList();
        Assert.InRange(days[0], "2027-01-13", "2027-01-15");
        Assert.Equal("2027-01-20", days[1]);
        Assert.Equal(2, days.Count);
    }

    [Theory, OnBothEngines]
    public async Task News_that_cannot_be_followed_takes_no_other_with_it(string engine)
    {
        await using var postgres = engine == Hosts.Postgres ? await TestServers.Servers.Postgres(TestContext.Current.CancellationToken) : null;
        await using var host = await FollowUpsHost.Start(postgres?.Setting, TestContext.Current.CancellationToken);
        var clinic = await TestClinic.In(host);
        var courses = Enumerable.Range(1, 10).SelectMany(n => clinic.Course($"pt-{n:00}", "2027-01-05")).ToList();
        var poisoned = clinic.Course("pt-99", "2027-01-05")[0];
        await host.Witness.Publish([.. courses, poisoned with { FollowUp = poisoned.FollowUp with { FromDay = int.MaxValue } }], TestContext.Current.CancellationToken);
        await TestServers.Eventually.Holds(
            async () => (await clinic.FollowUps("status=booked")).Count == 10, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken, "the ten others are followed");
        Assert.Empty(await clinic.FollowUps("patientId=pt-99"));
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_that_has_begun_stays_where_it_was(string engine)
    {
        // Time passes: a host of its own.
        await using var postgres = engine == Hosts.Postgres ? await TestServers.Servers.Postgres(TestContext.Current.CancellationToken) : null;
        await using var host = await FollowUpsHost.Start(postgres?.Setting, TestContext.Current.CancellationToken);
        var clinic = await TestClinic.In(host);
        var session = Assert.Single(clinic.Course("pt-1", "2027-01-05"));
        await host.Tell(session);
        await host.Settle("P3D");
        await host.Tell(Moved(session, "2027-01-04", 2));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary());
        await host.Tell([.. clinic.Course("pt-2", "2027-01-04", "2027-01-06")]);
        Assert.Equal(["unplaced next-dose", "2027-01-07T09:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-2"));
    }

    [Theory, OnBothEngines]
    public async Task A_time_that_one_patient_leaves_goes_to_another_who_waits_for_it(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-01", "2027-01-05")[0];
        await clinic.Host.Tell(session);
        await clinic.Host.Tell([.. Enumerable.Range(2, 25).SelectMany(n => clinic.Course($"pt-{n:00}", "2027-01-05"))]);
        Assert.Equal(["unplaced therapist-full", "unplaced therapist-full"], await clinic.Summary("status=unplaced"));

        await clinic.Host.Tell(Moved(session, "2027-01-12", 2));
        Assert.Equal(["unplaced therapist-full"], await clinic.Summary("status=unplaced"));
        Assert.Contains("2027-01-06T09:00:00-08:00 th-maple", await clinic.Summary("status=booked"));

        await clinic.Do((await clinic.FollowUps("date=2027-01-07"))[0], "waive", new { reason = "patient" });
        Assert.Empty(await clinic.FollowUps("status=unplaced"));
        Assert.Equal(25, (await clinic.FollowUps("status=booked")).Count);
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_goes_with_its_dose_to_another_clinic_of_the_group(string engine)
    {
        var host = await hosts.On(engine);
        var (clinic, other) = (await TestClinic.In(host), await TestClinic.In(host, "th-north"));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await host.Tell(session);
        var id = (string?)(await clinic.One())["followUpId"];

        await host.Tell(new SessionMoved(session with { ClinicId = other.Id, Version = 2, Group = clinic.Id }));
        Assert.Empty(await clinic.FollowUps());
        var there = await other.One();
        Assert.Equal((id, "2027-01-06T09:00:00-08:00 th-north", 2), ((string?)there["followUpId"], TestClinic.Line(there), (int)there["version"]!));
        // The time that it left is free.
        await host.Tell([.. clinic.Course("pt-2", "2027-01-05")]);
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task A_patient_who_is_checked_in_late_keeps_what_follows(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session);
        await clinic.Host.Tell(new SessionCheckedIn(session with { Version = 2, Status = "checked-in", StartsAt = Given.At("2027-01-05T10:15-08:00") }));
        Assert.Equal(["follow-up.booked 01-06 09:00"], clinic.Told);
    }

    static SessionMoved Moved(SessionEvent session, string date, long version, params string[] doses) => new(session with
    {
        Version = version,
        LocalDate = Given.Day(date),
        StartsAt = Given.At($"{date}T10:00-08:00"),
        DoseDates = [.. doses.DefaultIfEmpty(date).Select(Given.Day)],
        Previous = new() { StartsAt = session.StartsAt!.Value },
    });
}
