using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Scheduling.Desk.Tests;

public sealed class SaveClinicTests(SharedDesk shared)
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task The_form_as_it_is_drawn_changes_nothing_and_what_is_typed_over_is_kept(string engine)
    {
        var clinic = await shared.Clinic(engine);
        var page = $"{clinic.Base}/set-up";
        var before = await Clinic();

        await clinic.Owner.Fill(page, page);
        Assert.Equal(Without(before), Without(await Clinic()));
        var saved = await clinic.Owner.Fill(page, page,
            ("hours-sat", "9-12, 13:00–15:30"), ("prescriber-sat", "09:00-15:30"), ("closedOn", "2027-12-24, 2027-12-31"), ("maxMonitored", ""),
            ("chair4-id", "chair-5"), ("chair4-name", "<b>Quiet</b> room"), ("chair4-routes", "iv"), ("ridePolicy", "clinic-arranged"));

        Assert.Contains("Saved.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("any number of patients may be in treatment", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Quiet", saved.Html, StringComparison.Ordinal);
        var after = await Clinic();
        Assert.Equal(["09:00", "13:00"], after.GetProperty("hours").EnumerateArray().Where(hours => hours.GetProperty("day").GetString() == "sat").Select(hours => hours.GetProperty("opens").GetString()![..5]));
        Assert.Equal("<b>Quiet</b> room", after.GetProperty("chairs")[4].GetProperty("name").GetString());
        Assert.Equal(2, after.GetProperty("closedOn").GetArrayLength());

        async Task<JsonElement> Clinic() => await clinic.App.Http.GetFromJsonAsync<JsonElement>($"v1/clinics/{clinic.Id}", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_wrong_is_said_of_the_day_or_the_chair_and_what_was_typed_stays()
    {
        var clinic = await shared.Clinic();
        var page = $"{clinic.Base}/set-up";

        var backwards = await clinic.Owner.Fill(page, page, ("hours-wed", "17:00-08:00"), ("name", "Typed <i>name</i>"));
        var unreadable = await clinic.Owner.Fill(page, page, ("hours-thu", "all day"));
        var noRoutes = await clinic.Owner.Fill(page, page, ("chair4-id", "chair-5"));

        Assert.Equal(HttpStatusCode.BadRequest, backwards.Status);
        Assert.Contains("Hours on Wednesday: Closing must be after opening", backwards.Text, StringComparison.Ordinal);
        Assert.Contains(("name", "Typed <i>name</i>"), DrawnForm.Of(backwards.Html, page));
        Assert.Contains(("hours-wed", "17:00-08:00"), DrawnForm.Of(backwards.Html, page));
        Assert.Contains("Thursday must be times such as", unreadable.Text, StringComparison.Ordinal);
        Assert.Contains("Chair chair-5: Name the routes", noRoutes.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_that_no_longer_fit_are_named_and_stay()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        var page = $"{clinic.Base}/set-up";

        var saved = await clinic.Owner.Fill(page, page, ("hours-mon", "12:00-17:00"), ("prescriber-mon", "12:00-17:00"));

        Assert.Contains("class=\"warning\"", saved.Html, StringComparison.Ordinal);
        Assert.StartsWith("2027-01-04T08:00", (await clinic.Read($"sessions/{session}")).GetProperty("startsAt").GetString(), StringComparison.Ordinal);
    }

    static string Without(JsonElement clinic) => string.Join(';', clinic.EnumerateObject().Where(member => member.Name != "version").Select(member => member.ToString()));
}
