using System.Net;
using Scheduling.Contracts.Courses;
using static Scheduling.FollowUps.Tests.Features.TestClinic;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class MoveFollowUpTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_follow_up_that_was_moved_by_hand_stays_there_as_long_as_that_is_legal(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session);

        var moved = await clinic.Do(await clinic.One(), "move", new { startsAt = "2027-01-08T14:00:00-08:00", therapistId = "th-oak", reason = "Works in the mornings" });
        Assert.Equal(
            ("2027-01-08T14:00:00-08:00", "2027-01-08T15:00:00-08:00", "th-oak", "booked", 2, "Works in the mornings"),
            ((string?)moved["startsAt"], (string?)moved["endsAt"], (string?)moved["therapistId"], (string?)moved["status"], (int)moved["version"]!, (string?)moved["reason"]));
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.moved 01-08 14:00 by-hand"], clinic.Told);

        // A therapist who is free earlier, and a dose that is a day later, are no reason to move it.
        await clinic.Employ("th-birch");
        await clinic.Host.Tell(To(session, "2027-01-06", 2));
        Assert.Equal(["2027-01-08T14:00:00-08:00 th-oak"], await clinic.Summary());

        await clinic.Host.Tell(To(session, "2027-01-12", 3));
        Assert.Equal(["2027-01-13T09:00:00-08:00 th-birch"], await clinic.Summary());
    }

    [Theory]
    [InlineData("2027-01-07T10:00:00-08:00", null, null, "")]
    [InlineData("2027-01-07T18:00:00Z", null, null, "")]
    [InlineData("2027-01-07T16:00:00-08:00", null, null, "")]
    [InlineData("2027-01-07T16:15:00-08:00", null, null, "422 outside-hours")]
    [InlineData("2027-01-07T08:45:00-08:00", null, null, "422 outside-hours")]
    [InlineData("2027-01-07T10:07:00-08:00", null, null, "422 off-grid")]
    [InlineData("2027-01-07T10:00:30-08:00", null, null, "422 off-grid")]
    [InlineData("2027-01-05T15:00:00-08:00", null, null, "422 follow-up-window")]
    [InlineData("2027-01-08T09:00:00-08:00", null, null, "422 follow-up-window")]
    [InlineData("2027-01-11T13:00:00-08:00", null, null, "422 follow-up-window")]
    [InlineData("2027-01-09T10:00:00-08:00", null, null, "422 follow-up-window clinic-closed outside-hours")]
    [InlineData("2027-01-04T07:00:00-08:00", null, null, "422 in-the-past follow-up-window outside-hours")]
    [InlineData("2027-01-07T10:00:00-08:00", "th-oak", null, "422 therapist-away")]
    [InlineData("2027-01-06T10:00:00-08:00", "th-oak", null, "")]
    [InlineData("2027-01-06T10:00:00-08:00", "th-ash", null, "400 validation")]
    [InlineData("2027-01-07T10:00:00-08:00", null, "telehealth", "422 outside-hours")]
    [InlineData("2027-01-07T18:00:00-08:00", null, "telehealth", "")]
    [InlineData("2028-01-07T10:00:00-08:00", null, null, "400 validation")]
    [InlineData("0001-01-01T00:00:00Z", null, null, "400 validation")]
    [InlineData("9999-12-31T23:59:59Z", null, null, "400 validation")]
    public async Task A_time_that_somebody_chose_keeps_all_the_rules(string startsAt, string? therapistId, string? mode, string refusal)
    {
        var clinic = new TestClinic(await hosts.On(Hosts.Sqlite));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Employ("th-maple", telehealthHours: Video("thu", "17:00", "20:00"));
        await clinic.Employ("th-oak", leave: [Away("2027-01-07", "2027-01-10")]);
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05", "2027-01-08")]);
        var followUp = (await clinic.FollowUps())[0];
        using var answer = await clinic.Try(followUp, "move", new { startsAt, therapistId, mode });
        Assert.Equal(refusal, answer.StatusCode == HttpStatusCode.OK ? "" : await Refusal(answer));
        if (refusal != "") Assert.Equal("2027-01-06T09:00:00-08:00 th-maple", Line((await clinic.FollowUps())[0]));
    }

    [Theory, OnBothEngines]
    public async Task A_taken_time_is_refused_as_taken_and_one_that_was_left_is_free(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Host.Tell([.. clinic.Course("pt-2", "2027-01-05")]);
        var (first, second) = (await clinic.One("patientId=pt-1"), await clinic.One("patientId=pt-2"));
        using (var taken = await clinic.Try(second, "move", new { startsAt = "2027-01-06T09:30:00-08:00" })) Assert.Equal("409 slot-taken", await Refusal(taken));
        await clinic.Do(first, "move", new { startsAt = "2027-01-07T09:00:00-08:00" });
        await clinic.Do(second, "move", new { startsAt = "2027-01-06T09:30:00-08:00" });
        Assert.Equal(["2027-01-07T09:00:00-08:00 th-maple", "2027-01-06T09:30:00-08:00 th-maple"], [.. await clinic.Summary("patientId=pt-1"), .. await clinic.Summary("patientId=pt-2")]);
    }

    [Theory, OnBothEngines]
    public async Task Without_a_therapist_named_one_without_a_place_gets_the_first_who_can(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Employ("th-maple");
        await clinic.Employ("th-oak", telehealthHours: [Video("sat")]);
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-15", "2027-01-19")]); // a holiday between
        var unplaced = await clinic.One("status=unplaced");
        var placed = await clinic.Do(unplaced, "move", new { startsAt = "2027-01-16T11:00:00-08:00", mode = "telehealth" });
        Assert.Equal(("th-oak", "telehealth", "booked"), ((string?)placed["therapistId"], (string?)placed["mode"], (string?)placed["status"]));
        Assert.Contains("follow-up.booked 01-16 11:00 by-hand", clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task A_patient_who_sees_one_therapist_only_is_given_to_no_other(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Host.Put($"{clinic.Path}/patients/pt-1/therapist", new { therapistId = "th-maple", only = true });
        using var answer = await clinic.Try(await clinic.One(), "move", new { startsAt = "2027-01-07T10:00:00-08:00", therapistId = "th-oak" });
        Assert.Equal("422 therapist-of-record", await Refusal(answer));
    }

    [Theory, OnBothEngines]
    public async Task Sent_twice_it_is_done_once_and_a_stale_one_not_at_all(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        var followUp = await clinic.One();
        var body = new { startsAt = "2027-01-07T10:00:00-08:00" };
        using var once = await clinic.Try(followUp, "move", body, ifMatch: "\"1\"", key: "k-1");
        using var twice = await clinic.Try(followUp, "move", body, ifMatch: "\"1\"", key: "k-1");
        Assert.Equal(await once.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await twice.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.OK, "\"2\"", "true"), (twice.StatusCode, twice.Headers.ETag?.Tag, twice.Headers.GetValues("Idempotency-Replayed").Single()));
        using var stale = await clinic.Try(followUp, "move", new { startsAt = "2027-01-07T11:00:00-08:00" }, ifMatch: "\"1\"");
        Assert.Equal("412 stale", await Refusal(stale));
        await clinic.Host.Settle();
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.moved 01-07 10:00 by-hand"], clinic.Told);

        // To where it is: nothing changes and nothing is told.
        Assert.Equal(2, (int)(await clinic.Do(followUp, "move", body))["version"]!);
        Assert.Equal(2, clinic.Told.Count);
    }

    [Theory, OnBothEngines]
    public async Task Therapists_move_their_own_follow_ups_and_keep_them(string engine)
    {
        var host = await hosts.On(engine);
        var clinic = await TestClinic.In(host, "th-maple", "th-oak");
        await host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-2", "2027-01-05")]);
        var followUps = await clinic.FollowUps();
        using var oak = await host.ClientOf("therapist", "therapist-th-oak", clinic.Id);
        using var subscriber = await host.ClientOf("subscriber", "clinical", clinic.Id);
        var own = followUps.Single(f => (string?)f["therapistId"] == "th-oak");
        var body = new { startsAt = "2027-01-07T10:00:00-08:00" };

        Assert.Equal("2027-01-07T10:00:00-08:00 th-oak", Line(await clinic.Do(own, "move", body, oak)));
        using var given = await clinic.Try(own, "move", new { startsAt = "2027-01-07T11:00:00-08:00", therapistId = "th-maple" }, oak);
        using var other = await clinic.Try(followUps.Single(f => f != own), "move", body, oak);
        using var stranger = await clinic.Try(own, "move", body, subscriber);
        Assert.Equal(["403 forbidden", "404 not-found", "403 forbidden"], [await Refusal(given), await Refusal(other), await Refusal(stranger)]);
    }

    [Theory, OnBothEngines]
    public async Task What_is_cancelled_or_not_there_cannot_be_moved(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session);
        await clinic.Host.Tell(new SessionCancelled(session with { Version = 2, Status = "cancelled", DoseDates = [] }));
        var body = new { startsAt = "2027-01-07T10:00:00-08:00" };
        using var cancelled = await clinic.Try(await clinic.One(), "move", body);
        using var missing = await clinic.Try(Guid.NewGuid().ToString(), "move", body);
        using var elsewhere = await new TestClinic(clinic.Host).Try(await clinic.One(), "move", body);
        using var unknown = await clinic.Try(await clinic.One(), "move", new { startsAt = "2027-01-07T10:00:00-08:00", chairId = "chair-1" });
        using var wordless = await clinic.Try(await clinic.One(), "move", new { startsAt = "tomorrow" });
        Assert.Equal(
            ["422 wrong-state", "404 not-found", "404 not-found", "400 validation", "400 validation"],
            [await Refusal(cancelled), await Refusal(missing), await Refusal(elsewhere), await Refusal(unknown), await Refusal(wordless)]);
    }

    static SessionMoved To(SessionEvent session, string date, long version) => new(session with
    {
        Version = version, LocalDate = Given.Day(date), StartsAt = Given.At($"{date}T10:00-08:00"), DoseDates = [Given.Day(date)], Previous = new() { StartsAt = session.StartsAt!.Value },
    });
}
