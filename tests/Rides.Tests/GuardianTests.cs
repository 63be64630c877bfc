using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

/// <summary>Edge case 59: messages go to the guardian in the patient's place.</summary>
public sealed class GuardianTests
{
    const string Guardian = """, "guardian": { "name": "M. Rivera", "phone": "+15625550188", "email": "m@example.org", "smsConsent": { "given": true, "source": "intake-form", "at": "2026-12-20T17:00:00Z" } } """;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_59_a_guardian_gets_the_messages_with_a_consent_and_an_opt_out_of_their_own(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11", "09:30");
        await stage.Contact(more: Guardian + """, "smsConsent": { "given": false } """);
        var visit = Booked("2027-01-12");
        await stage.Happens(Clinic(), visit);
        await stage.Until("2027-01-11", "11:00");
        // Their consent lets what is urgent exceed the budget.
        await stage.Happens(visit.MovedTo("2027-01-13"));
        await stage.Until("2027-01-11", "12:00");
        await stage.Texts("STOP", from: "+15625550188");
        await stage.Until("2027-01-12", "11:00");

        Assert.Equal(
            ["+15625550188 t-1", "+15625550188 moved", "+15625550188 opted-out", "m@example.org t-1"],
            stage.Sent().Select(m => $"{m.Text("to")} {m.Text("kind")}"));
        Assert.Single(await stage.Events("patient.opted-out.v1"));
        var shown = (await stage.Get("/v1/clinics/lbw/patients/pt-1/contact")).GetProperty("guardian");
        Assert.Equal(("M. Rivera", "+15625550188"), (shown.Text("name"), shown.Text("phone")));
    }

    [Fact]
    public async Task A_guardian_without_a_way_or_with_a_consent_of_nowhere_is_refused()
    {
        await using var stage = await Stage.Open("sqlite");

        Assert.Equal("guardian.phone", await (await stage.Put("/v1/clinics/lbw/patients/pt-1/contact", """{ "displayName": "A", "guardian": { "name": "M" } }""")).Fields());
        Assert.Equal("guardian.smsConsent.at guardian.smsConsent.source", await (await stage.Put("/v1/clinics/lbw/patients/pt-1/contact",
            """{ "displayName": "A", "guardian": { "name": "M", "phone": "+15625550188", "smsConsent": { "given": true } } }""")).Fields());
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Http.GetAsync("/v1/clinics/lbw/patients/pt-1/contact", TestContext.Current.CancellationToken)).StatusCode);
    }
}
