using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class OptOutTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Who_opted_out_gets_no_text_and_the_email_where_there_is_one(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        await stage.Put("/v1/clinics/lbw/patients/pt-2/contact", """{ "displayName": "B", "phone": "+15625550123", "email": "b@example.org" }""");
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-12", "13:00", patientId: "pt-2"));

        using var created = await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550123", "channel": "sms", "scope": "all", "source": "phone", "by": "m.garcia" }""");
        var entry = await created.Json(HttpStatusCode.Created);
        await stage.Contact();
        await stage.Until("2027-01-12");

        Assert.Equal("out phone m.garcia 2027-01-11T08:00:00-08:00", $"{entry.Text("action")} {entry.Text("source")} {entry.Text("by")} {entry.GetProperty("at").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(-8)):yyyy-MM-dd'T'HH:mm:sszzz}");
        Assert.Equal("b@example.org", Assert.Single(stage.Sent()).Text("to"));
        Assert.Equal("opted-out", (await stage.Reminders("patientId=pt-1"))[0].Text("reason"));
        Assert.Equal(["pt-1 sms all", "pt-2 sms all"], (await stage.Events("patient.opted-out.v1")).Select(e => $"{e.Text("patientId")} {e.Text("channel")} {e.Text("scope")}"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task An_opt_out_holds_for_the_whole_group_and_for_no_other(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Happens(Clinic(), Clinic("lbw-2", "lbw"), Clinic("far", "far"));
        await stage.Contact();
        await stage.Put("/v1/clinics/far/patients/pt-9/contact", """{ "displayName": "A", "phone": "+15625550123" }""");
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550123", "source": "desk", "by": "m.garcia" }""");

        await stage.Happens(Booked("2027-01-12", clinicId: "lbw-2"), Booked("2027-01-12", "13:00", patientId: "pt-9", clinicId: "far", group: "far"));
        await stage.Until("2027-01-12");

        Assert.Equal("13:00", Assert.Single(stage.Sent()).Text("body").Contains("1:00pm", StringComparison.Ordinal) ? "13:00" : "10:00");
    }

    [Theory]
    [InlineData("""{ "number": "5550123", "source": "phone", "by": "x" }""", "number")]
    [InlineData("""{ "number": "+15625550123", "channel": "staff-call", "source": "phone", "by": "x" }""", "channel")]
    [InlineData("""{ "number": "+15625550123", "source": "rumour", "by": "x" }""", "source")]
    [InlineData("""{ "number": "+15625550123" }""", "by source")]
    [InlineData("""{ "number": "+15625550123", "source": "phone", "by": "" }""", "by")]
    public async Task What_is_wrong_is_named(string json, string fields)
    {
        await using var stage = await Stage.Open("sqlite");
        using var refused = await stage.Post("/v1/clinics/lbw/opt-outs", json);
        Assert.Equal(fields, await refused.Fields());
    }

    [Fact]
    public async Task A_repeated_request_is_one_entry()
    {
        await using var stage = await Stage.Open("sqlite");
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/clinics/lbw/opt-outs") { Content = Stage.Body("""{ "number": "+15625550123", "source": "phone", "by": "x" }""") };
            request.Headers.Add("Idempotency-Key", "one");
            using var answer = await stage.Http.SendAsync(request, TestContext.Current.CancellationToken);
            await answer.Json(HttpStatusCode.Created);
        }

        Assert.Single(await stage.Items("/v1/clinics/lbw/opt-outs"));
    }
}
