using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

/// <summary>Who drives the patient home hears of place and time, with a consent, an opt-out and a budget of their own.</summary>
public sealed class DriverTextTests
{
    static string Driver(bool consents = true) => $$""", "driver": { "kind": "adult", "name": "J", "phone": "+15625550177", "smsConsent": {{(consents ? "true" : "false")}} } """;

    static IReadOnlyList<string> ToDriver(Stage stage) => [.. stage.Sent().Where(m => m.Text("to") == "+15625550177").Select(m => $"{m.Text("sentAt")[..16]} {m.Text("body")}")];

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_driver_who_consented_is_told_place_and_time_the_day_before_and_nothing_else(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08");
        await stage.Contact(more: Driver());
        await stage.Contact("pt-2", "+15625550124", Driver(consents: false).Replace("0177", "0178", StringComparison.Ordinal));
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-12", "13:00", patientId: "pt-2"));
        await stage.Until("2027-01-12", "10:00");

        Assert.Equal(["2027-01-11T10:00 LBW: pick-up at LBW tomorrow 12:25pm or later. 562-555-0100. STOP to opt out"], ToDriver(stage));
        Assert.DoesNotContain(stage.Sent(), m => m.Text("to") == "+15625550178");
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_driver_who_was_told_hears_that_nobody_is_to_be_picked_up(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08");
        await stage.Contact(more: Driver());
        var visit = Booked("2027-01-12");
        await stage.Happens(Clinic(), visit);
        await stage.Until("2027-01-12", "09:30");
        await stage.Happens(visit.Cancelled());
        await stage.Until("2027-01-12", "10:00");

        Assert.Equal("2027-01-12T09:33 LBW: no pick-up needed Tue 1/12 12:25pm any more. 562-555-0100. STOP to opt out", ToDriver(stage)[^1]);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_driver_who_wrote_STOP_is_left_alone_and_the_patient_is_not(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08");
        await stage.Contact(more: Driver());
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550177", "source": "phone", "by": "m.garcia" }""");
        await stage.Until("2027-01-12", "07:00");

        Assert.Empty(ToDriver(stage));
        Assert.Contains("2027-01-11T10:00 t-1", stage.SentLines());
        Assert.Empty(await stage.Tasks());
    }
}
