using Scheduling.Rides.Rides;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class ConfirmRideTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task The_planned_driver_is_confirmed_once(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact(more: DriverOnFile);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        var confirmed = await stage.Says(visit, "confirm");
        var again = await stage.Says(visit, "confirm");

        Assert.Equal("confirmed adult J. Rivera", $"{confirmed.Text("status")} {confirmed.Text("kind")} {confirmed.GetProperty("driver").Text("name")}");
        Assert.Equal(2, again.GetProperty("version").GetInt64());
        Assert.Equal(["planned 1 booked", "confirmed 2 desk"], await stage.RideEvents());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_that_nobody_planned_is_an_adults_or_who_is_named(string engine)
    {
        await using var stage = await Stage.Open(engine);
        Contracts.Courses.SessionBooked one = Booked("2027-01-12"), other = Booked("2027-01-15");
        await stage.Happens(Open(), one, other);

        await stage.Says(one, "confirm");
        await stage.Says(other, "confirm", """{ "driver": { "kind": "clinic", "name": "Van 2" } }""");

        Assert.Equal(("confirmed adult", "confirmed clinic"), (await stage.RideLine(one), await stage.RideLine(other)));
    }

    [Fact]
    public async Task The_clinics_policy_stands_against_a_confirmation_too()
    {
        await using var stage = await Stage.Open("sqlite");
        var visit = Booked("2027-01-12");
        await stage.Happens(Open("clinic-arranged"), visit);

        Assert.Equal("ride-policy", await stage.IsRefused(visit, "confirm"));
        Assert.Equal("ride-policy", await stage.IsRefused(visit, "confirm", """{ "kind": "rideshare" }"""));
        Assert.Equal("needed null", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_patient_confirms_by_page_or_text_in_somebody_elses_transaction(string engine)
    {
        await using var stage = await Stage.Open(engine);
        Contracts.Courses.SessionBooked visit = Booked("2027-01-12"), past = Booked("2027-01-01", "09:00"), gone = Booked("2027-01-15");
        await stage.Happens(Open(), visit, past, gone, gone.Cancelled());
        await stage.Until("2027-01-02");

        Assert.Equal(RideConfirmation.Confirmed, await Confirm(visit.SessionId));
        Assert.Equal(RideConfirmation.Already, await Confirm(visit.SessionId));
        Assert.Equal(RideConfirmation.NoVisit, await Confirm(past.SessionId));
        Assert.Equal(RideConfirmation.NoVisit, await Confirm(gone.SessionId));
        Assert.Equal(RideConfirmation.NoVisit, await Confirm(Guid.NewGuid()));
        Assert.Equal("confirmed adult", await stage.RideLine(visit));
        Assert.Contains("confirmed 2 patient-text", await stage.RideEvents());

        Task<RideConfirmation> Confirm(Guid sessionId) =>
            stage.Services.GetRequiredService<RidesDatabase>().Write(unit => RideCommands.Confirm(unit, sessionId, RideReason.PatientText), Cancel);
    }

    [Fact]
    public async Task A_patients_word_is_not_enough_where_the_clinic_arranges_the_rides()
    {
        await using var stage = await Stage.Open("sqlite");
        var visit = Booked("2027-01-12");
        await stage.Happens(Open("clinic-arranged"), visit);

        var answer = await stage.Services.GetRequiredService<RidesDatabase>().Write(unit => RideCommands.Confirm(unit, visit.SessionId, RideReason.PatientPage), Cancel);

        Assert.Equal(RideConfirmation.NotTheirs, answer);
        Assert.Equal("needed null", await stage.RideLine(visit));
    }
}
