using System.Net;
using System.Net.Http.Json;

namespace Scheduling.Desk.Tests;

public sealed class ShowDayTests(SharedDesk shared)
{
    [Fact]
    public async Task The_board_shows_who_is_in_which_chair_and_what_is_due()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();

        var page = await clinic.Owner.Get(clinic.Base);

        Assert.Contains("Today, Monday 4 January 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("P. Test", page.Text, StringComparison.Ordinal);
        Assert.Contains("Spravato 1 of 8, 56 mg", page.Text, StringComparison.Ordinal);
        Assert.Contains("Next: Check in 08:00", page.Text, StringComparison.Ordinal);
        Assert.Contains("0 of 4 monitored now", page.Text, StringComparison.Ordinal);
        Assert.Contains($"action=\"{clinic.Base}/sessions/{session}/check-in\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("America/Los_Angeles", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_closed_says_why_and_a_day_that_is_none_is_not_there()
    {
        var clinic = await shared.Clinic();

        Assert.Contains("closed on this day", (await clinic.Owner.Get($"{clinic.Base}/days/2027-01-18")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Get($"{clinic.Base}/days/2027-13-01")).Status);
        Assert.Equal($"{clinic.Base}/days/2027-01-05", (await clinic.Owner.Get($"{clinic.Base}/days?date=2027-01-05")).Path);
    }

    [Fact]
    public async Task Another_clinic_is_not_there_whatever_is_asked_of_it()
    {
        var (own, other) = (await shared.Clinic(), await shared.Clinic());
        var (course, session) = await other.DoseToday();
        using var person = await own.App.Person(own.Owner, $"fence-{own.Id}", "scheduler clinician", own.Id);

        foreach (var path in new[] { other.Base, $"{other.Base}/book", $"{other.Base}/worklist", $"{other.Base}/sessions/{session}", $"{other.Base}/courses/{course}", $"{other.Base}/changes", $"{own.Base}/sessions/{session}", $"{own.Base}/courses/{course}" })
        {
            var answer = await person.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.DoesNotContain("P. Test", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_patients_name_is_text_and_never_markup()
    {
        var clinic = await shared.Clinic();
        await clinic.DoseToday();
        using var put = await clinic.App.Http.PutAsJsonAsync($"v1/clinics/{clinic.Id}/patients/pt-1001/contact", new { displayName = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>" }, TestContext.Current.CancellationToken);
        put.EnsureSuccessStatusCode();

        var page = await clinic.Owner.Get(clinic.Base);

        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_may_load_nothing_from_elsewhere_and_run_nothing_of_their_own()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get(clinic.Base);

        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            page.Response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", page.Response.Headers.CacheControl?.ToString());
        Assert.DoesNotContain(" style=", page.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?! src=)", page.Html);
    }
}
