using System.Net;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class GetTherapistOfRecordTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task Whom_a_patient_belongs_to_is_shown_once_it_was_said(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        var path = $"{clinic.Path}/patients/pt-1/therapist";
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Host.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        await clinic.Employ("th-maple");
        await clinic.Host.Put(path, new { therapistId = "th-maple", only = true });
        Assert.Equal(
            $$"""{"clinicId":"{{clinic.Id}}","patientId":"pt-1","therapistId":"th-maple","only":true,"version":1}""", (await clinic.Host.Get(path)).ToJsonString());
    }
}
