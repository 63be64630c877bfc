using System.Net;
using System.Text.Json;

namespace Scheduling.Desk.Tests;

public sealed class CommandFollowUpTests(SharedDesk shared)
{
    [Fact]
    public async Task A_follow_up_moves_is_waived_with_a_reason_and_a_refusal_keeps_what_was_typed()
    {
        var clinic = await shared.Clinic();
        await clinic.DoseToday();
        var id = await First(clinic, "booked");

        var night = await clinic.Patient($"follow-ups/{id}/move", ("startsAt", "2027-01-05T23:00"), ("reason", "works days"));
        var moved = await clinic.Patient($"follow-ups/{id}/move", ("startsAt", "2027-01-05T14:00"));
        var waived = await clinic.Patient($"follow-ups/{id}/waive", ("reason", "own therapist"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, night.Status);
        Assert.Contains("value=\"2027-01-05T23:00\"", night.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"works days\"", night.Html, StringComparison.Ordinal);
        Assert.Contains("Tue 5 Jan 14:00–15:00", moved.Text, StringComparison.Ordinal);
        Assert.Contains("Waived: own therapist", waived.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_offered_for_a_follow_up_without_a_place_is_taken_as_it_was_shown()
    {
        var clinic = await shared.Clinic();
        await clinic.DoseToday();
        await clinic.Put("therapists/th-1", new { name = "T. One", hours = Array.Empty<object>(), telehealthHours = new[] { new { day = "sat", from = "09:00", to = "12:00" } } });
        var page = await clinic.Until(clinic.PageOf(), answer => answer.Text.Contains("By video on a day the clinic is closed: Sat 9 Jan", StringComparison.Ordinal));
        var offer = System.Text.RegularExpressions.Regex.Match(page.Html, "action=\"[^\"]+/(follow-ups/[^\"]+/accept-option)\"(?:(?!</form>).)*name=\"option\" value=\"([^\"]+)\"[^>]*><input type=\"hidden\" name=\"startsAt\" value=\"([^\"]+)\"(?:(?!</form>).)*Sat 9 Jan", System.Text.RegularExpressions.RegexOptions.Singleline);

        var taken = await clinic.Patient(offer.Groups[1].Value, ("option", offer.Groups[2].Value), ("startsAt", WebUtility.HtmlDecode(offer.Groups[3].Value)));

        Assert.Contains("The follow-up is noted.", taken.Text, StringComparison.Ordinal);
        Assert.Contains("Sat 9 Jan 09:00–10:00", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_command_and_what_is_another_clinics_is_not_there()
    {
        var (clinic, other) = (await shared.Clinic(), await shared.Clinic());
        await clinic.Add();
        await other.DoseToday("pt-7020");
        var id = await First(other, "booked");

        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Patient($"follow-ups/{id}/frobnicate")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Patient($"follow-ups/{id}/waive", ("reason", "x"))).Status);
        Assert.Equal(id, await First(other, "booked"));
    }

    static async Task<string> First(Clinic clinic, string status)
    {
        JsonElement items = default;
        await TestServers.Eventually.Holds(async () => (items = (await clinic.Read($"follow-ups?status={status}")).GetProperty("items")).GetArrayLength() > 0, cancellationToken: TestContext.Current.CancellationToken);
        return items[0].GetProperty("followUpId").GetString()!;
    }
}
