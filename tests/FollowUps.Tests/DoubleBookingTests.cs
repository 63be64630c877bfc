using System.Data.Common;
using Scheduling.Contracts;
using Scheduling.FollowUps.Tests.Features;
using Scheduling.TestServers;

namespace Scheduling.FollowUps.Tests;

/// <summary>A therapist is never booked twice: the order of the transactions sees to it, and the database refuses what would break it.</summary>
public sealed class DoubleBookingTests(Hosts hosts)
{
    /// <summary>Eight follow-ups fit a therapist's day, and a Tuesday's dose has three days.</summary>
    const int Sessions = 50, Places = 24;

    [Fact]
    public async Task Two_hosts_that_get_fifty_doses_for_one_therapist_never_book_an_hour_twice()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var postgres = await Servers.Postgres(cancellationToken);
        await using var one = await FollowUpsHost.Start(postgres.Setting, cancellationToken, "witness-one");
        await using var other = await FollowUpsHost.Start(postgres.Setting, cancellationToken, "witness-other");
        var clinic = await TestClinic.In(one);
        await Task.WhenAll(one.Tell([.. Doses(clinic, 0)]), other.Tell([.. Doses(clinic, 1)]));
        await one.Settle();
        await other.Settle();
        await Holds(clinic);
    }

    [Theory, OnBothEngines]
    public async Task Fifty_doses_at_once_never_book_an_hour_twice(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. Doses(clinic, 0), .. Doses(clinic, 1)]);
        await Holds(clinic);
        Assert.Equal(Sessions, clinic.Told.Count);
    }

    [Theory, OnBothEngines]
    public async Task The_database_refuses_a_second_patient_in_the_same_hour(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-2", "2027-01-05")]);
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => clinic.Host.Database.Write(unit => unit.Execute(
            """
            UPDATE follow_ups SET starts_at = (SELECT f.starts_at FROM follow_ups f WHERE f.clinic_id = @Id AND f.patient_id = 'pt-1')
            WHERE clinic_id = @Id AND patient_id = 'pt-2'
            """, new { clinic.Id }), TestContext.Current.CancellationToken));
        Assert.True(clinic.Host.Database.Engine.IsConflict(refused), refused.Message);
        Assert.Contains("a_therapist_sees_one_patient_at_a_time", refused.Message);
    }

    static IEnumerable<ClinicEvent> Doses(TestClinic clinic, int half) =>
        Enumerable.Range(0, Sessions).Where(i => i % 2 == half).SelectMany(i => clinic.Course($"pt-{i}", "2027-01-05"));

    static async Task Holds(TestClinic clinic)
    {
        var followUps = await clinic.FollowUps();
        Assert.Equal(Sessions, followUps.Select(f => (string)f["sessionId"]!).Distinct().Count());
        Assert.Equal(Sessions, followUps.Count);
        var starts = followUps.Where(f => (string?)f["status"] == "booked").Select(f => (string)f["startsAt"]!).ToList();
        Assert.Equal(Places, starts.Distinct().Count());
        Assert.Equal(Places, starts.Count);
        Assert.All(followUps.Where(f => (string?)f["status"] == "unplaced"), f => Assert.Equal("therapist-full", (string?)f["reason"]));
    }
}
