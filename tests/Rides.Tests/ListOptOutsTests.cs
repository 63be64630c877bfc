using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ListOptOutsTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task The_ledger_shows_everything_that_was_said_in_order(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550123", "source": "phone", "by": "m.garcia" }""");
        await stage.Happens(Clinic());
        await stage.Passes(TimeSpan.FromHours(1));
        await stage.Post("/v1/clinics/lbw/opt-ins", """{ "number": "+15625550123", "source": "letter", "by": "m.garcia", "at": "2027-01-01T08:30:00-08:00" }""");
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550122", "channel": "email", "source": "email", "by": "m.garcia" }""");

        var first = await stage.Get("/v1/clinics/lbw/opt-outs?limit=2");
        var second = await stage.Get($"/v1/clinics/lbw/opt-outs?limit=2&cursor={first.Text("nextCursor")}");

        Assert.Equal(
            ["+15625550122 out email", "+15625550123 out phone", "+15625550123 in letter"],
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(e => $"{e.Text("number")} {e.Text("action")} {e.Text("source")}"));
    }
}
