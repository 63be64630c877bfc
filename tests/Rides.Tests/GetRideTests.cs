using System.Net;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class GetRideTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_shows_its_window_its_deadline_and_its_version(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        using var answer = await stage.Http.GetAsync(PathOfRide(visit), TestContext.Current.CancellationToken);
        var ride = await answer.Json(HttpStatusCode.OK);

        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        Assert.Equal("needed 2027-01-12T12:25:00-08:00 2027-01-11T15:00:00-08:00 null", $"{ride.Text("status")} {ride.Text("pickUpFrom")} {ride.Text("deadline")} {ride.Text("risk")}");
        using var elsewhere = await stage.Http.GetAsync($"/v1/clinics/far/rides/{visit.SessionId}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }
}
