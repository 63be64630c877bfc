using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class CommandSessionTests(SharedDesk shared)
{
    [Fact]
    public async Task A_patient_is_checked_in_and_dosed_from_forms_and_a_refusal_stands_beside_its_form()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();

        var noRide = await clinic.Command(session, "check-in", ("fastingKept", "yes"));
        var arrived = await clinic.Command(session, "check-in", ("fastingKept", "yes"), ("driverKind", "adult"), ("back", clinic.Base));
        await clinic.Command(session, "vitals", ("systolic", "128"), ("diastolic", "82"), ("spo2", "98"));
        var dosed = await clinic.Command(session, "administer", ("doseMg", "56"));
        var tooEarly = await clinic.Command(session, "discharge", ("leavesWith", "adult"), ("from", "board"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noRide.Status);
        Assert.Contains("A rule says no", noRide.Text, StringComparison.Ordinal);
        Assert.Equal($"{clinic.Base}?done=check-in", arrived.Path);
        Assert.Contains("Checked in.", arrived.Text, StringComparison.Ordinal);
        Assert.Contains("Dose recorded.", dosed.Text, StringComparison.Ordinal);
        Assert.Equal("observing", await clinic.StatusOf(session));
        Assert.Contains("The observation lasts until", tooEarly.Text, StringComparison.Ordinal);
        Assert.Contains("class=\"board\"", tooEarly.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_is_done_once()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        await clinic.Command(session, "check-in", ("fastingKept", "yes"), ("driverKind", "adult"));

        await clinic.Command(session, "vitals", ("systolic", "128"), ("diastolic", "82"), ("once", "the-same-key"));
        await clinic.Command(session, "vitals", ("systolic", "128"), ("diastolic", "82"), ("once", "the-same-key"));

        Assert.Equal(1, (await clinic.Read($"sessions/{session}")).GetProperty("visit").GetProperty("vitals").GetArrayLength());
    }

    [Fact]
    public async Task A_session_moves_to_an_offered_start_and_not_where_a_rule_forbids()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();

        var sunday = await clinic.Command(session, "move", ("onDate", "2027-01-10"), ("atTime", "10:00"), ("reason", "patient"));
        var moved = await clinic.Command(session, "move", ("startsAt", "2027-01-04T09:00:00-08:00"), ("reason", "patient"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sunday.Status);
        Assert.Contains("value=\"2027-01-10\"", sunday.Html, StringComparison.Ordinal);
        Assert.Contains("Moved.", moved.Text, StringComparison.Ordinal);
        Assert.StartsWith("2027-01-04T09:00", (await clinic.Read($"sessions/{session}")).GetProperty("startsAt").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate", HttpStatusCode.NotFound)]
    [InlineData("vitals", HttpStatusCode.BadRequest)]
    public async Task What_is_no_command_or_no_number_is_refused_in_words(string command, HttpStatusCode status)
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();

        Assert.Equal(status, (await clinic.Command(session, command, ("systolic", "high"), ("diastolic", "82"))).Status);
    }

    [Fact]
    public async Task A_form_that_another_site_made_changes_nothing()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        using var other = await clinic.App.Person(clinic.Owner, $"csrf-{clinic.Id}", "scheduler");
        var othersToken = System.Text.RegularExpressions.Regex.Match((await other.Get("/account")).Html, "name=\"form\" value=\"([^\"]+)\"").Groups[1].Value;

        foreach (var token in new[] { "", "x", othersToken })
            Assert.Equal(HttpStatusCode.BadRequest, (await clinic.Owner.Send($"{clinic.Base}/sessions/{session}/miss", [("form", token)])).Status);

        Assert.Equal("booked", await clinic.StatusOf(session));
    }
}
