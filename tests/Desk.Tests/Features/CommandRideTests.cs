using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class CommandRideTests(SharedDesk shared)
{
    [Fact]
    public async Task A_ride_is_planned_confirmed_and_lost_from_the_patients_page()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        await clinic.Until(clinic.PageOf(), answer => answer.Html.Contains($"rides/{session}/plan", StringComparison.Ordinal));

        var planned = await clinic.Patient($"rides/{session}/plan", ("kind", "adult"), ("name", "J. Driver"), ("phone", "+1 562 555 0124"));
        var confirmed = await clinic.Patient($"rides/{session}/confirm", ("kind", ""));
        var lost = await clinic.Patient($"rides/{session}/cancel", ("reason", "driver"));

        Assert.Contains("an adult, J. Driver, +15625550124", planned.Text, StringComparison.Ordinal);
        Assert.Contains("The ride is noted.", confirmed.Text, StringComparison.Ordinal);
        Assert.Contains("The ride is noted.", lost.Text, StringComparison.Ordinal);
        var history = (await clinic.Read($"rides/{session}")).GetProperty("history").EnumerateArray().Select(change => change.GetProperty("status").GetString()).ToList();
        Assert.Equal(["planned", "confirmed", "needed"], history.SkipWhile(status => status != "planned").Distinct());
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused_beside_the_form_with_what_was_typed()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        await clinic.Until(clinic.PageOf(), answer => answer.Html.Contains($"rides/{session}/plan", StringComparison.Ordinal));

        var page = await clinic.Patient($"rides/{session}/plan", ("kind", "adult"), ("name", "J. Typed"), ("phone", "12"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("value=\"J. Typed\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("must be a number with its country", page.Text, StringComparison.Ordinal);
    }
}
