using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class RecordOptOutTests(SharedDesk shared)
{
    [Fact]
    public async Task A_patient_who_wants_no_more_messages_is_marked_until_they_want_them_again()
    {
        var clinic = await shared.Clinic();
        await clinic.Add();

        var gone = await clinic.Patient("opt-outs/out", ("number", "+15625550123"), ("scope", "all"), ("channel", "sms"), ("source", "phone"));
        var tooEarly = await clinic.Patient("opt-outs/in", ("number", "+15625550123"), ("channel", "sms"), ("source", "letter"), ("at", "2027-01-03T10:00"));

        Assert.Contains("The patient wants no messages to +15625550123", gone.Text, StringComparison.Ordinal);
        Assert.Contains("no more messages by text, said by phone", gone.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, tooEarly.Status);
        Assert.Contains("must be later than the opt-out", tooEarly.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-01-03T10:00\"", tooEarly.Html, StringComparison.Ordinal);
    }
}
