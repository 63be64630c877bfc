namespace Scheduling.Courses.Tests.Features;

public abstract class ListProtocolsTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task Every_clinic_begins_with_the_eleven_that_are_shipped()
    {
        var clinic = await Clinic();

        // Block: check-in, administration, observation, discharge margin.
        Assert.Equal(
            [
                "spravato-trd intranasal esketamine trd 56,84 2 next-day same-week-or-lost 165",
                "spravato-mdsi intranasal esketamine mdsi 84 2 next-day same-week-or-lost 165",
                "iv-6-in-2-weeks iv ketamine - - 2 24-hours slide 135",
                "iv-6-in-3-weeks iv ketamine - - 2 24-hours slide 135",
                "iv-6-weekly iv ketamine - - 5 24-hours slide 135",
                "iv-4-in-2-weeks iv ketamine - - 2 24-hours slide 135",
                "iv-8-in-4-weeks iv ketamine - - 2 24-hours slide 135",
                "im-8-in-4-weeks im ketamine - - 2 next-day slide 120",
                "im-6-in-3-weeks im ketamine - - 2 next-day slide 120",
                "sublingual-6-in-3-weeks sublingual ketamine - - 2 24-hours slide 165",
                "lozenge-home home ketamine - - 5 next-day slide 0",
            ],
            (await clinic.Get("/protocols")).List("items").Select(protocol =>
                $"{protocol.Line("id route drug indication doseMg minGapDays noDriving missed")} {protocol.GetProperty("block").EnumerateObject().Sum(part => part.Value.GetInt32())}"));
    }

    [Fact]
    public async Task The_first_phases_are_those_of_the_parameter_sheet()
    {
        var clinic = await Clinic();

        Assert.Equal(
            [
                "spravato-trd week-bound 8 4 2 - benefit",
                "spravato-mdsi week-bound 8 4 2 - mdsi-end",
                "iv-6-in-2-weeks slide 6 2 3 21 end-of-series",
                "iv-6-in-3-weeks slide 6 3 2 21 end-of-series",
                "iv-6-weekly slide 6 6 1 42 end-of-series",
                "iv-4-in-2-weeks slide 4 2 2 21 end-of-series",
                "iv-8-in-4-weeks slide 8 4 2 28 end-of-series",
                "im-8-in-4-weeks slide 8 4 2 28 end-of-series",
                "im-6-in-3-weeks slide 6 3 2 21 end-of-series",
                "sublingual-6-in-3-weeks slide 6 3 2 21 end-of-series",
                "lozenge-home slide 4 4 1 28 end-of-series",
            ],
            (await clinic.Get("/protocols")).List("items").Select(protocol => $"{protocol.Text("id")} {protocol.List("phases")[0].Line("placement sessions weeks perWeek ceilingDays review")}"));
    }

    [Fact]
    public async Task Protocols_come_in_pages_like_every_list()
    {
        var clinic = await Clinic();

        Assert.Equal((await clinic.All("/protocols")).Select(protocol => protocol.Text("id")), (await clinic.All("/protocols", limit: 4)).Select(protocol => protocol.Text("id")));
        foreach (var query in new[] { "limit=0", "limit=201", "limit=x" }) Assert.Equal("limit", await clinic.Send("GET", $"/protocols?{query}").Fields());
        foreach (var cursor in new[] { "junk", "bnVsbA", "e30", "MS41", "OTk5OTk5OTk5OTk" }) Assert.Equal("cursor", await clinic.Send("GET", $"/protocols?cursor={cursor}").Fields());
    }

    [Fact]
    public async Task Protocols_are_read_by_those_who_read_the_clinic()
    {
        var clinic = await Clinic();
        foreach (var role in new[] { "scheduler", "clinician", "therapist", "admin" }) await clinic.Send("GET", "/protocols", key: await App.Key(role, clinic.Id)).Json(200);

        await clinic.Send("GET", "/protocols", key: await App.Key("subscriber", clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("GET", "/protocols", key: await App.Key("scheduler", "another-clinic")).Problem(404, "not-found");
        await clinic.Send("GET", "/protocols", key: "").Problem(401, "unauthenticated");
        await App.Send("GET", "/v1/clinics/no-such-clinic/protocols").Problem(404, "not-found");
    }
}

public sealed class ListProtocolsOnSqliteTests(Apps apps) : ListProtocolsTests(apps, "sqlite");

public sealed class ListProtocolsOnPostgresTests(Apps apps) : ListProtocolsTests(apps, "postgres");
