using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class OptInTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_later_word_ends_an_opt_out_and_what_could_not_be_sent_still_goes_in_time(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550123", "source": "phone", "by": "m.garcia" }""");
        await stage.Until("2027-01-11", "12:00");
        Assert.Empty(stage.Sent());

        using var allowed = await stage.Post("/v1/clinics/lbw/opt-ins", """{ "number": "+15625550123", "source": "desk", "by": "m.garcia", "at": "2027-01-11T11:30:00-08:00" }""");
        await allowed.Json(HttpStatusCode.Created);
        await stage.Until("2027-01-11", "13:00");

        Assert.Equal(["2027-01-11T12:00 t-1"], stage.SentLines());
        Assert.Equal("2", Assert.Single(await stage.Events("patient.opted-in.v1")).GetProperty("version").ToString());
    }

    [Theory]
    [InlineData("2027-01-01T08:00:00-08:00")] // the same moment
    [InlineData("2026-12-31T08:00:00-08:00")] // before
    [InlineData("2027-01-02T08:00:00-08:00")] // in the future
    public async Task A_word_that_is_not_later_ends_nothing(string at)
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550123", "source": "phone", "by": "m.garcia" }""");

        using var refused = await stage.Post("/v1/clinics/lbw/opt-ins", $$"""{ "number": "+15625550123", "source": "desk", "by": "m.garcia", "at": "{{at}}" }""");

        Assert.Equal("at", await refused.Fields());
        Assert.Single(await stage.Items("/v1/clinics/lbw/opt-outs"));
    }
}
