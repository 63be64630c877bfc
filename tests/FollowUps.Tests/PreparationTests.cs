using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Tests.Features;
using static Scheduling.FollowUps.Tests.Features.TestClinic;

namespace Scheduling.FollowUps.Tests;

/// <summary>Meetings before the first dose of a course, where its protocol asks for them.</summary>
public sealed class PreparationTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_course_is_prepared_on_different_days_of_the_window_before_its_first_dose(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. Prepared(clinic, 2, 14, 7, "2027-01-26", "2027-01-29")]);
        Assert.Equal(
            [
                "preparation 2027-01-12T09:00:00-08:00 th-maple", "preparation 2027-01-13T09:00:00-08:00 th-maple",
                "integration 2027-01-27T09:00:00-08:00 th-maple", "integration 2027-02-01T09:00:00-08:00 th-maple",
            ], await Lines(clinic));
        var first = (await clinic.FollowUps()).MinBy(f => (string?)f["startsAt"])!;
        Assert.Equal("""{"from":"2027-01-12","to":"2027-01-19"}""", first["window"]!.ToJsonString());
        Assert.Equal("2027-01-12T09:50:00-08:00", (string?)first["endsAt"]);
        Assert.Equal(2, clinic.Host.Witness.FollowUpsOf(clinic.Id).Count(seen => seen.Event.Kind == "preparation"));
    }

    [Theory, OnBothEngines]
    public async Task It_is_the_same_in_whatever_order_the_sessions_are_told(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = Prepared(clinic, 1, 14, 7, "2027-01-26", "2027-01-29");
        await clinic.Host.Tell(course[1]);
        Assert.Equal(["integration 2027-02-01T09:00:00-08:00 th-maple"], await Lines(clinic));
        await clinic.Host.Tell(course[0]);
        Assert.Equal("preparation 2027-01-12T09:00:00-08:00 th-maple", (await Lines(clinic))[0]);
    }

    [Theory, OnBothEngines]
    public async Task It_moves_with_the_first_dose_and_stays_while_it_is_in_its_window(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = Prepared(clinic, 2, 14, 7, "2027-01-26", "2027-01-29");
        await clinic.Host.Tell([.. course]);
        await clinic.Host.Tell(new SessionMoved(To(course[0], 2, "2027-01-27") with { DoseDates = [Given.Day("2027-01-27"), Given.Day("2027-01-29")] }));
        // From the 13th on: the first of them finds the next free day, the other stays where it is.
        Assert.Equal(["2027-01-13T09:00:00-08:00 th-maple", "2027-01-14T09:00:00-08:00 th-maple"], (await clinic.Summary()).Where(line => string.CompareOrdinal(line, "2027-01-20") < 0).Order());
    }

    [Theory, OnBothEngines]
    public async Task Where_the_first_dose_falls_away_the_next_is_prepared_and_where_all_do_none(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = Prepared(clinic, 1, 14, 10, "2027-01-26", "2027-02-05");
        await clinic.Host.Tell([.. course]);
        await clinic.Host.Tell(new SessionCancelled(course[0] with { Version = 2, Status = "cancelled", DoseDates = [Given.Day("2027-02-05")] }));
        var prepared = Assert.Single(await clinic.FollowUps(), f => (string?)f["kind"] == "preparation");
        Assert.Equal(("2027-01-22T09:00:00-08:00", course[1].SessionId.ToString()), ((string?)prepared["startsAt"], (string?)prepared["sessionId"]));

        await clinic.Host.Tell(new SessionCancelled(course[1] with { Version = 2, Status = "cancelled", DoseDates = [] }));
        Assert.Equal(["cancelled session-cancelled"], (await clinic.Summary("status=cancelled")).Distinct());
        Assert.Equal(3, (await clinic.FollowUps("status=cancelled")).Count);
    }

    [Theory, OnBothEngines]
    public async Task Without_a_day_it_is_flagged_and_may_be_on_the_day_of_the_dose_before_it(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine)); // it is Monday the 4th
        await clinic.Host.Tell([.. Prepared(clinic, 1, 14, 7, "2027-01-06")]);
        var unplaced = await clinic.One("status=unplaced");
        Assert.Equal(("unplaced window-passed", """["before-next-dose","waive"]"""), (Line(unplaced), unplaced["options"]!.ToJsonString()));
        Assert.Equal("2027-01-06T09:00:00-08:00 th-maple", Line(await clinic.Do(unplaced, "accept-option", new { option = "before-next-dose" })));
        await clinic.Employ("th-oak");
        Assert.Equal("2027-01-06T09:00:00-08:00 th-maple", (await clinic.Summary())[0]);
    }

    [Theory, OnBothEngines]
    public async Task What_has_prepared_for_a_course_stays_when_the_course_begins(string engine)
    {
        await using var postgres = engine == Hosts.Postgres ? await TestServers.Servers.Postgres(TestContext.Current.CancellationToken) : null;
        await using var host = await FollowUpsHost.Start(postgres?.Setting, TestContext.Current.CancellationToken);
        var clinic = await TestClinic.In(host);
        var course = Prepared(clinic, 1, 7, 1, "2027-01-12");
        await host.Tell([.. course]);
        Assert.Equal("preparation 2027-01-05T09:00:00-08:00 th-maple", (await Lines(clinic))[0]);
        await host.Settle("P8D");
        await host.Tell(new SessionCheckedIn(course[0] with { Version = 2, Status = "checked-in" }));
        await clinic.Employ("th-oak");
        Assert.Equal(["preparation 2027-01-05T09:00:00-08:00 th-maple", "integration 2027-01-13T09:00:00-08:00 th-maple"], await Lines(clinic));
    }

    static IReadOnlyList<SessionBooked> Prepared(TestClinic clinic, int sessions, int fromDay, int toDay, params string[] dates) =>
        [.. clinic.Course("pt-1", dates).Select(s => s with { FollowUp = s.FollowUp with { Preparation = new() { Sessions = sessions, Minutes = 50, FromDay = fromDay, ToDay = toDay } } })];

    static SessionEvent To(SessionEvent session, long version, string date) => session with { Version = version, LocalDate = Given.Day(date), StartsAt = Given.At($"{date}T10:00-08:00") };

    static async Task<IReadOnlyList<string>> Lines(TestClinic clinic) => [.. (await clinic.FollowUps()).OrderBy(f => (string?)f["startsAt"]).Select(f => $"{f["kind"]} {Line(f)}")];
}
