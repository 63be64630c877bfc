using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class KeepClinicWhenConfiguredTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_was_entered_before_the_group_was_known_is_found_in_the_group(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        await stage.Contact("pt-2", "+15625550124");
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550124", "source": "phone", "by": "m.garcia" }""");
        Assert.Equal("A. Rivera", (await stage.Get("/v1/clinics/lbw/patients/pt-1/contact")).Text("displayName"));

        await stage.Happens(Clinic(group: "coast"), Clinic("lbw-2", "coast"));

        Assert.Equal("A. Rivera", (await stage.Get("/v1/clinics/lbw/patients/pt-1/contact")).Text("displayName"));
        Assert.Equal("A. Rivera", (await stage.Get("/v1/clinics/lbw-2/patients/pt-1/contact")).Text("displayName"));
        await stage.Happens(Booked("2027-01-12", clinicId: "lbw-2", group: "coast"), Booked("2027-01-12", patientId: "pt-2", clinicId: "lbw-2", group: "coast"));
        await stage.Until("2027-01-12");
        Assert.Equal("+15625550123", Assert.Single(stage.Sent()).Text("to"));
        Assert.Equal("coast", Assert.Single(await stage.Events("patient.opted-out.v1")).Text("group"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_visit_tells_the_group_before_the_clinic_does(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        await stage.Happens(Booked("2027-01-12", group: "coast"));

        Assert.Equal("A. Rivera", (await stage.Get("/v1/clinics/lbw/patients/pt-1/contact")).Text("displayName"));
        await stage.Happens(Clinic(group: "coast"));
        await stage.Until("2027-01-12");
        Assert.Equal("+15625550123", Assert.Single(stage.Sent()).Text("to"));
    }

    [Fact]
    public async Task What_waits_for_a_clinic_is_not_mixed_with_a_group_of_its_name()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic("harbor", "lbw"));
        await stage.Put("/v1/clinics/harbor/patients/pt-1/contact", """{ "displayName": "of the group lbw" }""");

        using var contact = await stage.Http.GetAsync("/v1/clinics/lbw/patients/pt-1/contact", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, contact.StatusCode);
        await stage.Contact();

        Assert.Equal("of the group lbw", (await stage.Get("/v1/clinics/harbor/patients/pt-1/contact")).Text("displayName"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_patient_without_a_zone_has_the_clinics_and_an_old_configuration_changes_nothing(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11", "03:00");
        await stage.Contact();
        await stage.Happens(Clinic(version: 2), Booked("2027-01-13"));
        await stage.Happens(Clinic(version: 1) with { SenderName = "OLD" });
        await stage.Happens(Clinic(version: 3) with { SenderName = "NEW" });

        Assert.StartsWith("NEW: visit tomorrow", Assert.Single(await stage.Reminders("status=planned")).Text("body"), StringComparison.Ordinal);
    }
}
