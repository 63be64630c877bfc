using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class SaveContactTests(SharedDesk shared)
{
    [Fact]
    public async Task A_contact_with_driver_and_channels_is_kept_and_the_new_name_shows_at_once()
    {
        var clinic = await shared.Clinic();
        await clinic.Add();
        await clinic.Owner.Get(clinic.PageOf());

        var page = await clinic.Patient("contact",
            ("version", "1"), ("displayName", "P. Renamed"), ("phone", "+15625550123"), ("email", "p@example.org"), ("channels", "email,sms"), ("language", "en"),
            ("driverKind", "adult"), ("driverName", "J. Driver"), ("driverPhone", "+15625550124"), ("driverConsent", "yes"));

        Assert.Contains("Saved.", page.Text, StringComparison.Ordinal);
        Assert.Contains("an adult, J. Driver, +15625550124", page.Text, StringComparison.Ordinal);
        var contact = await clinic.Read("patients/pt-1001/contact");
        Assert.Equal(["email", "sms"], contact.GetProperty("channels").EnumerateArray().Select(channel => channel.GetString()));
        Assert.True(contact.GetProperty("driver").GetProperty("smsConsent").GetBoolean());
    }

    [Fact]
    public async Task What_is_wrong_is_said_of_its_field_and_what_was_typed_stays()
    {
        var clinic = await shared.Clinic();
        await clinic.Add();

        var page = await clinic.Patient("contact", ("version", "1"), ("displayName", "P. Typed"), ("phone", "555"), ("consent", "yes"), ("consentSource", "intake"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Phone must be a number with its country", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"P. Typed\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"555\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"intake\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_not_written_over()
    {
        var clinic = await shared.Clinic();
        await clinic.Add();
        await clinic.Put("patients/pt-1001/contact", new { displayName = "P. Later" });

        var page = await clinic.Patient("contact", ("version", "1"), ("displayName", "P. Earlier"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, page.Status);
        Assert.Equal("P. Later", (await clinic.Read("patients/pt-1001")).GetProperty("displayName").GetString());
    }
}
