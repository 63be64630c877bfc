using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ChooseTherapistTests(SharedDesk shared)
{
    [Fact]
    public async Task A_patient_is_given_a_therapist_and_nobody_unknown()
    {
        var clinic = await shared.Clinic();
        await clinic.Add();

        var page = await clinic.Patient("therapist", ("therapistId", "th-1"), ("only", "yes"));
        var unknown = await clinic.Patient("therapist", ("therapistId", "th-9"));

        Assert.Contains("Therapist noted.", page.Text, StringComparison.Ordinal);
        Assert.True((await clinic.Read("patients/pt-1001/therapist")).GetProperty("only").GetBoolean());
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Contains("must be a therapist of this clinic", unknown.Text, StringComparison.Ordinal);
    }
}
