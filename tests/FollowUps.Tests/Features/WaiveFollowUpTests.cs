using System.Text.Json;
using Scheduling.Contracts.Courses;
using static Scheduling.FollowUps.Tests.Features.TestClinic;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class WaiveFollowUpTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_waived_follow_up_frees_its_time_and_stays_waived_whatever_becomes_of_its_dose(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await clinic.Host.Tell(session);
        var waived = await clinic.Do(await clinic.One(), "waive", new { reason = "Sees a therapist in Fresno" });
        Assert.Equal(("waived", "Sees a therapist in Fresno", 2), ((string?)waived["status"], (string?)waived["reason"], (int)waived["version"]!));

        await clinic.Host.Tell([.. clinic.Course("pt-2", "2027-01-05")]);
        await clinic.Host.Tell(new SessionMoved(session with { Version = 2, LocalDate = Given.Day("2027-01-12"), DoseDates = [Given.Day("2027-01-12")] }));
        await clinic.Host.Tell(new SessionCancelled(session with { Version = 3, Status = "cancelled", DoseDates = [] }));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-2"));
        Assert.Equal("waived", (string?)(await clinic.One("patientId=pt-1"))["status"]);
        Assert.Equal(["follow-up.waived 01-06 09:00 by-hand"], clinic.Told.Where(told => told.Contains("waived", StringComparison.Ordinal)));
    }

    [Theory, OnBothEngines]
    public async Task What_was_written_is_told_to_nobody(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Do(await clinic.One(), "waive", new { reason = "Sees a therapist in Fresno" });
        Assert.DoesNotContain(clinic.Host.Witness.FollowUpsOf(clinic.Id), seen => JsonSerializer.Serialize(seen.Event).Contains("Fresno", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_move_brings_a_waived_follow_up_back(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        var waived = await clinic.Do(await clinic.One(), "waive", new { reason = "by mistake" });
        Assert.Equal("2027-01-06T09:00:00-08:00 th-maple", Line(await clinic.Do(waived, "move", new { startsAt = "2027-01-06T09:00:00-08:00" })));
    }

    [Theory, OnBothEngines]
    public async Task It_is_waived_once_and_never_without_a_reason(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        var followUp = await clinic.One();
        using var silent = await clinic.Try(followUp, "waive", new { });
        using var empty = await clinic.Try(followUp, "waive", new { reason = "" });
        await clinic.Do(followUp, "waive", new { reason = "patient" });
        using var again = await clinic.Try(followUp, "waive", new { reason = "patient" });
        Assert.Equal(["400 validation", "400 validation", "422 wrong-state"], [await Refusal(silent), await Refusal(empty), await Refusal(again)]);
    }

    [Theory, OnBothEngines]
    public async Task Who_decided_what_is_kept_with_it(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        await clinic.Do(await clinic.One(), "move", new { startsAt = "2027-01-06T10:00:00-08:00" });
        await clinic.Do(await clinic.One(), "waive", new { reason = "patient" });
        var kept = await clinic.Host.Database.Write(
            unit => unit.Query<string>("SELECT who || ' ' || command || ' ' || version_before || ' ' || version FROM follow_up_commands WHERE clinic_id = @Id ORDER BY version", new { clinic.Id }),
            TestContext.Current.CancellationToken);
        Assert.Equal(["admin move 1 2", "admin waive 2 3"], kept);
    }
}
