using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class GetPatientTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_patient_is_known_by_a_visit_or_by_a_contact(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        Assert.Equal("null False", $"{(await stage.Get("/v1/clinics/lbw/patients/pt-1")).Text("displayName")} {(await stage.Get("/v1/clinics/lbw/patients/pt-1")).GetProperty("hasContact")}");

        await stage.Contact();

        Assert.Equal("A. Rivera", (await stage.Get("/v1/clinics/lbw/patients/pt-1")).Text("displayName"));
        using var unknown = await stage.Http.GetAsync("/v1/clinics/lbw/patients/pt-2", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
