using System.Text.Json.Nodes;
using Scheduling.Contracts.Courses;
using static Scheduling.FollowUps.Tests.Features.TestClinic;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class AcceptOptionTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task Every_option_says_where_the_follow_up_would_be(string engine)
    {
        var clinic = await FridayBeforeAHoliday(engine);
        string[] expected =
        [
            "telehealth-on-closed-day th-oak telehealth 2027-01-16T10:00:00-08:00", // Saturday
            "before-next-dose th-maple in-person 2027-01-19T09:00:00-08:00", // the patient arrives at 10
            "day-4-to-7 th-maple in-person 2027-01-21T09:00:00-08:00", // Wednesday has the follow-up of Tuesday's dose
            "waive   ",
        ];
        var unplaced = await clinic.One("status=unplaced");
        Assert.Equal(expected, Offers(unplaced));
        Assert.Equal(expected, Offers(await clinic.Host.Get($"{clinic.Path}/follow-ups/{unplaced["followUpId"]}")));
        Assert.Equal(expected.Select(offer => offer.Split(' ')[0]), unplaced["options"]!.AsArray().Select(option => (string)option!));
        Assert.All(await clinic.FollowUps("status=booked"), booked => Assert.Empty(booked["offers"]!.AsArray()));
    }

    [Theory]
    [InlineData(Hosts.Sqlite, "telehealth-on-closed-day", "2027-01-16T10:00:00-08:00 th-oak"), InlineData(Hosts.Postgres, "telehealth-on-closed-day", "2027-01-16T10:00:00-08:00 th-oak")]
    [InlineData(Hosts.Sqlite, "before-next-dose", "2027-01-19T09:00:00-08:00 th-maple"), InlineData(Hosts.Postgres, "before-next-dose", "2027-01-19T09:00:00-08:00 th-maple")]
    [InlineData(Hosts.Sqlite, "day-4-to-7", "2027-01-21T09:00:00-08:00 th-maple"), InlineData(Hosts.Postgres, "day-4-to-7", "2027-01-21T09:00:00-08:00 th-maple")]
    public async Task One_command_takes_an_option_and_it_stays_there(string engine, string option, string place)
    {
        var clinic = await FridayBeforeAHoliday(engine);
        var unplaced = await clinic.One("status=unplaced");
        var accepted = await clinic.Do(unplaced, "accept-option", new { option });
        Assert.Equal(place, Line(accepted));
        Assert.Equal(
            ("booked", (string?)unplaced["followUpId"], 2, 0), ((string?)accepted["status"], (string?)accepted["followUpId"], (int)accepted["version"]!, accepted["options"]!.AsArray().Count));

        await clinic.Employ("th-birch"); // all is decided anew
        Assert.Equal(place, (await clinic.Summary())[0]);
        Assert.Equal($"follow-up.booked {place[5..10]} {place[11..16]} by-hand", clinic.Told.Single(told => told.EndsWith("by-hand", StringComparison.Ordinal)));
    }

    [Theory, OnBothEngines]
    public async Task An_offer_that_went_to_somebody_else_is_refused_with_the_offers_as_they_are_now(string engine)
    {
        var clinic = await FridayBeforeAHoliday(engine);
        await clinic.Host.Tell([.. clinic.Course("pt-2", "2027-01-15", "2027-01-19")]);
        var (one, other) = (await clinic.One("status=unplaced&patientId=pt-1"), await clinic.One("status=unplaced&patientId=pt-2"));
        Assert.Equal(Offers(one)[0], Offers(other)[0]);
        var seen = new { option = "telehealth-on-closed-day", startsAt = (string)other["offers"]![0]!["startsAt"]! };

        await clinic.Do(one, "accept-option", new { option = "telehealth-on-closed-day" });
        using var refused = await clinic.Try(other, "accept-option", seen);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(("urn:scheduling:problem:slot-taken", 409), ((string?)problem["type"], (int)problem["status"]!));
        Assert.Equal("telehealth-on-closed-day th-oak telehealth 2027-01-16T11:00:00-08:00", Offers(problem)[0]);
        Assert.Equal("unplaced", (string?)(await clinic.One("status=unplaced"))["status"]);

        Assert.Equal("2027-01-16T11:00:00-08:00 th-oak", Line(await clinic.Do(other, "accept-option", new { option = "telehealth-on-closed-day" })));
    }

    [Theory, OnBothEngines]
    public async Task An_option_of_which_nothing_is_free_says_so(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine)); // nobody works by video
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-15", "2027-01-19")]);
        var unplaced = await clinic.One("status=unplaced");
        Assert.Equal("telehealth-on-closed-day    no-therapist", $"{Offers(unplaced)[0]} {unplaced["offers"]![0]!["reason"]}");
        using var answer = await clinic.Try(unplaced, "accept-option", new { option = "telehealth-on-closed-day" });
        Assert.Equal("409 slot-taken", await Refusal(answer));
    }

    [Theory, OnBothEngines]
    public async Task Another_time_that_the_option_allows_is_taken_and_one_that_it_does_not_is_refused(string engine)
    {
        var clinic = await FridayBeforeAHoliday(engine);
        var unplaced = await clinic.One("status=unplaced");
        using var monday = await clinic.Try(unplaced, "accept-option", new { option = "day-4-to-7", startsAt = "2027-01-25T09:00:00-08:00" });
        using var dose = await clinic.Try(unplaced, "accept-option", new { option = "day-4-to-7", startsAt = "2027-01-19T15:00:00-08:00" });
        using var late = await clinic.Try(unplaced, "accept-option", new { option = "before-next-dose", startsAt = "2027-01-19T09:30:00-08:00" });
        using var inPerson = await clinic.Try(unplaced, "accept-option", new { option = "telehealth-on-closed-day", startsAt = "2027-01-16T10:00:00-08:00", mode = "in-person" });
        using var twice = await clinic.Try(unplaced, "accept-option", new { option = "day-4-to-7", startsAt = "2027-01-20T09:00:00-08:00", therapistId = "th-oak" });
        Assert.Equal(
            ["422 follow-up-window", "422 follow-up-window", "422 follow-up-window", "422 clinic-closed outside-hours", "422 patient-unavailable"],
            [await Refusal(monday), await Refusal(dose), await Refusal(late), await Refusal(inPerson), await Refusal(twice)]);

        var accepted = await clinic.Do(unplaced, "accept-option", new { option = "day-4-to-7", startsAt = "2027-01-22T14:00:00-08:00" });
        Assert.Equal("2027-01-22T14:00:00-08:00 th-maple", Line(accepted));
        // What was accepted also allows it to be moved there.
        Assert.Equal("2027-01-21T14:00:00-08:00 th-maple", Line(await clinic.Do(accepted, "move", new { startsAt = "2027-01-21T14:00:00-08:00" })));
    }

    [Theory, OnBothEngines]
    public async Task To_waive_needs_a_reason(string engine)
    {
        var clinic = await FridayBeforeAHoliday(engine);
        var unplaced = await clinic.One("status=unplaced");
        using (var silent = await clinic.Try(unplaced, "accept-option", new { option = "waive" })) Assert.Equal("400 validation", await Refusal(silent));
        var waived = await clinic.Do(unplaced, "accept-option", new { option = "waive", reason = "patient" });
        Assert.Equal(("waived", "patient"), ((string?)waived["status"], (string?)waived["reason"]));
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_before_the_next_dose_is_decided_anew_when_that_dose_goes(string engine)
    {
        var clinic = await FridayBeforeAHoliday(engine);
        var accepted = await clinic.Do(await clinic.One("status=unplaced"), "accept-option", new { option = "before-next-dose" });
        var next = Course.Single(session => session.LocalDate == Given.Day("2027-01-19"));
        await clinic.Host.Tell(new SessionMoved(next with { Version = 2, LocalDate = Given.Day("2027-01-20"), StartsAt = Given.At("2027-01-20T10:00-08:00"), DoseDates = [Given.Day("2027-01-15"), Given.Day("2027-01-20")] }));
        Assert.Equal("unplaced clinic-closed", (await clinic.Summary())[0]);
        Assert.Contains("follow-up.unplaced  clinic-closed", clinic.Told);
        Assert.Equal((string?)accepted["followUpId"], (string?)(await clinic.One("status=unplaced"))["followUpId"]);
    }

    [Theory, OnBothEngines]
    public async Task What_is_no_option_is_refused_and_what_has_a_place_has_none(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-15")]); // no further dose is known
        await clinic.Host.Tell([.. clinic.Course("pt-2", "2027-01-05")]);
        using var next = await clinic.Try(await clinic.One("patientId=pt-1"), "accept-option", new { option = "before-next-dose" });
        using var booked = await clinic.Try(await clinic.One("patientId=pt-2"), "accept-option", new { option = "day-4-to-7" });
        using var wrong = await clinic.Try(await clinic.One("patientId=pt-1"), "accept-option", new { option = "tomorrow" });
        using var therapist = await clinic.Host.ClientOf("therapist", "therapist-th-maple", clinic.Id);
        using var forbidden = await clinic.Try(await clinic.One("patientId=pt-1"), "accept-option", new { option = "day-4-to-7" }, therapist);
        Assert.Equal(
            ["422 follow-up-window", "422 wrong-state", "400 validation", "403 forbidden"],
            [await Refusal(next), await Refusal(booked), await Refusal(wrong), await Refusal(forbidden)]);
    }

    IReadOnlyList<SessionBooked> Course { get; set; } = [];

    /// <summary>A dose on Friday 15 January, the holiday on Monday and the next dose on Tuesday; th-oak works by video on Saturdays.</summary>
    async Task<TestClinic> FridayBeforeAHoliday(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Employ("th-maple");
        await clinic.Employ("th-oak", telehealthHours: [Video("sat")]);
        Course = clinic.Course("pt-1", "2027-01-15", "2027-01-19");
        await clinic.Host.Tell([.. Course]);
        return clinic;
    }

    static string[] Offers(JsonNode node) =>
        [.. node["offers"]!.AsArray().Select(offer => $"{offer!["option"]} {offer["therapistId"]} {offer["mode"]} {offer["startsAt"]}")];
}
