using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class AddPatientTests(SharedDesk shared)
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task A_patient_is_added_with_a_number_as_people_write_it(string engine)
    {
        var clinic = await shared.Clinic(engine);

        var page = await clinic.Owner.Submit($"{clinic.Base}/patients", $"{clinic.Base}/patients",
            [("patientId", "pt-8001"), ("displayName", "D. New"), ("phone", "+1 (562) 555-0188"), ("language", "es"), ("consent", "yes"), ("consentSource", "intake-form"), ("consentAt", "2027-01-04T06:30")]);

        Assert.Equal($"{clinic.Base}/patients/pt-8001?done=saved", page.Path);
        var contact = await clinic.Read("patients/pt-8001/contact");
        Assert.Equal("+15625550188", contact.GetProperty("phone").GetString());
        Assert.Equal("es", contact.GetProperty("language").GetString());
        Assert.Equal(DateTimeOffset.Parse("2027-01-04T14:30:00Z", System.Globalization.CultureInfo.InvariantCulture), contact.GetProperty("smsConsent").GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Who_is_known_already_is_not_written_over_and_what_was_typed_stays()
    {
        var clinic = await shared.Clinic();
        await clinic.Add();

        var taken = await Submit("pt-1001", "D. New");
        var noId = await Submit("Ann Smith", "D. New");
        var noName = await Submit("pt-8002", " ");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains("Another patient has that id", taken.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"D. New\"", taken.Html, StringComparison.Ordinal);
        Assert.Equal("P. Test", (await clinic.Read("patients/pt-1001")).GetProperty("displayName").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, noId.Status);
        Assert.Contains("value=\"Ann Smith\"", noId.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, noName.Status);
        Assert.Contains("Display name", noName.Text, StringComparison.Ordinal);

        Task<DeskAnswer> Submit(string id, string name) =>
            clinic.Owner.Submit($"{clinic.Base}/patients", $"{clinic.Base}/patients", [("patientId", id), ("displayName", name)]);
    }
}
