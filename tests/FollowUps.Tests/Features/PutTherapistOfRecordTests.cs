using System.Net;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class PutTherapistOfRecordTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_patient_goes_to_their_own_therapist(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        var named = await clinic.Host.Put($"{clinic.Path}/patients/pt-1/therapist", new { therapistId = "th-oak" });
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (named.StatusCode, named.Headers.ETag?.Tag));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-2", "2027-01-05")]);
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-oak"], await clinic.Summary("patientId=pt-1"));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-2"));
    }

    [Theory, OnBothEngines]
    public async Task What_is_booked_with_another_stays_unless_the_patient_sees_nobody_else(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Host.Put($"{clinic.Path}/patients/pt-1/therapist", new { therapistId = "th-oak", only = false });
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary());
        var replaced = await clinic.Host.Put($"{clinic.Path}/patients/pt-1/therapist", new { therapistId = "th-oak", only = true });
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (replaced.StatusCode, replaced.Headers.ETag?.Tag));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-oak"], await clinic.Summary());
    }

    [Theory, OnBothEngines]
    public async Task A_patient_who_sees_one_therapist_only_is_not_given_another(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Put($"{clinic.Path}/patients/pt-1/therapist", new { therapistId = "th-oak", only = true });
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Employ("th-oak", leave: [new { from = "2027-01-06", to = "2027-01-08" }]);
        Assert.Equal(["unplaced therapist-away"], await clinic.Summary());
    }

    [Fact]
    public async Task A_therapist_whom_the_clinic_does_not_have_is_refused()
    {
        var clinic = new TestClinic(await hosts.On(Hosts.Sqlite));
        var answer = await clinic.Host.Put($"{clinic.Path}/patients/pt-1/therapist", new { therapistId = "th-nobody" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"therapistId\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
