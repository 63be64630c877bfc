using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ListRepliesTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_was_written_is_there_for_who_must_answer_newest_first(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11", "09:00");
        await stage.Contact();
        await stage.Contact("pt-2", "+15625550199");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:01");
        var asked = (await stage.Reminders("status=sent"))[0].Text("reminderId");

        await stage.Texts("Y");
        await stage.Texts("where do I park?", from: "+15625550199");
        await stage.Texts("see you");

        var all = await stage.Items("/v1/clinics/lbw/replies");
        Assert.Equal(["see you other null", "where do I park? other null", $"Y yes {asked}"], all.Select(r => $"{r.Text("body")} {r.Text("understood")} {r.Text("reminderId")}"));
        Assert.Equal("+1******0123 2027-01-11T10:01:00-08:00", $"{all[2].Text("from")} {all[2].Text("receivedAt")}");
        Assert.Equal(["where do I park?"], (await stage.Items("/v1/clinics/lbw/replies?patientId=pt-2")).Select(r => r.Text("body")));

        var first = await stage.Get("/v1/clinics/lbw/replies?limit=2");
        Assert.Equal("Y", (await stage.Get($"/v1/clinics/lbw/replies?limit=2&cursor={first.Text("nextCursor")}")).GetProperty("items")[0].Text("body"));
    }

    [Fact]
    public async Task Another_group_sees_none_of_it()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic(), Clinic("far", "far") with { SmsNumber = null });
        await stage.Texts("hello");

        Assert.Empty(await stage.Items("/v1/clinics/far/replies"));
    }
}
