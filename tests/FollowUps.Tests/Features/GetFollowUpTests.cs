using System.Net;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class GetFollowUpTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_follow_up_is_shown_whole_with_the_clinics_offset_and_its_version_as_etag(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session);
        var id = (string)Assert.Single(await clinic.FollowUps())["followUpId"]!;
        var answer = await clinic.Host.Http.GetAsync($"{clinic.Path}/follow-ups/{id}", TestContext.Current.CancellationToken);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal(
            $$"""
            {"followUpId":"{{id}}","clinicId":"{{clinic.Id}}","patientId":"pt-1","courseId":"{{session.CourseId}}","sessionId":"{{session.SessionId}}","kind":"integration","therapistId":"th-maple","mode":"in-person","startsAt":"2027-01-06T09:00:00-08:00","endsAt":"2027-01-06T10:00:00-08:00","status":"booked","version":1,"window":{"from":"2027-01-06","to":"2027-01-08"},"reason":null,"options":[],"offers":[],"days":[]}
            """, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_of_another_clinic_is_not_there(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        var id = (string)Assert.Single(await clinic.FollowUps())["followUpId"]!;
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Host.Http.GetAsync($"/v1/clinics/another/follow-ups/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Host.Http.GetAsync($"{clinic.Path}/follow-ups/nonsense", TestContext.Current.CancellationToken)).StatusCode);
    }
}
