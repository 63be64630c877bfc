using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests.Templates;

public sealed class TemplatesInUseTests
{
    static async Task Words(Stage stage, string name, string text)
    {
        using var kept = await stage.Put($"/v1/clinics/lbw/templates/{name}", System.Text.Json.JsonSerializer.Serialize(new { text }));
        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Each reminder that was sent, as what it was written from.</summary>
    static async Task<IEnumerable<string>> Sources(Stage stage) =>
        (await stage.Reminders("status=sent")).Select(reminder => $"{reminder.Text("templateId")} v{reminder.GetProperty("templateVersion")}");

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_message_is_in_the_clinics_words_and_keeps_which_version_they_were(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-14"));
        await stage.Until("2027-01-11", "11:00");
        await Words(stage, "t-1/en", "{sender}: see you {when}. {keep} {question} {phone}. {stop}");
        await Words(stage, "t-1/en", "{sender}: we expect you {when}. {keep} {question} {phone}. {stop}");

        await stage.Until("2027-01-13", "11:00");

        Assert.Equal(["shipped/t-1/en v1", "lbw/t-1/en v2"], await Sources(stage));
        Assert.Equal(
            "LBW: we expect you tomorrow 10:00am. No food after 8:15am, nose spray after 9:15am, drinks after 9:45am. Ride home set? Reply Y/N. 562-555-0100. STOP to opt out",
            stage.Sent()[1].Text("body"));
    }

    [Fact]
    public async Task Words_for_the_visits_protocol_go_before_those_for_all()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Contact();
        await Words(stage, "t-1/en", "{sender}: see you {when}. {keep} {question} {phone}. {stop}");
        await Words(stage, "t-1/en?protocolId=spravato-trd", "{sender}: at {when} then! {keep} {question} {phone}. {stop}");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "11:00");

        Assert.Equal(["lbw/t-1/en/spravato-trd v1"], await Sources(stage));
        Assert.StartsWith("LBW: at tomorrow 10:00am then! No food", stage.Sent()[0].Text("body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_words_have_no_place_for_is_said_in_the_shipped_ones()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Contact();
        await Words(stage, "t-1/en", "{sender}: see you {when}. {keep} {question} {phone}. {stop}");
        var visit = Booked("2027-01-12");
        await stage.Happens(Clinic(), visit, FollowUp("2027-01-12", "15:00", Booked("2027-01-08")));
        await stage.Until("2027-01-11", "11:00");

        Assert.Equal(["shipped/t-1/en v1"], await Sources(stage));
        Assert.Contains("alk session", stage.Sent()[0].Text("body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_too_long_for_this_message_give_way_to_the_shipped_ones()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Contact(more: """, "timeZone": "America/New_York" """);
        await stage.Happens(Clinic());
        await Words(stage, "t-1/en", "{sender}: we hope to see you {when}. {keep} {question} {phone}. {stop}");
        await stage.Happens(Booked("2027-01-12", "12:45"));
        await stage.Until("2027-01-11", "11:00");

        Assert.Equal(["shipped/t-1/en v1"], await Sources(stage));
        Assert.True(stage.Sent()[0].Text("body").Length <= 160);
    }

    [Fact]
    public async Task A_reader_of_another_language_gets_that_languages_words()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Contact(more: """, "language": "es-MX" """);
        await Words(stage, "t-1/en", "{sender}: see you {when}. {keep} {question} {phone}. {stop}");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "11:00");

        Assert.Equal(["shipped/t-1/es v1"], await Sources(stage));
    }

    [Fact]
    public async Task A_visit_that_moves_within_its_day_has_new_times_for_what_to_keep()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        var visit = Booked("2027-01-12");
        await stage.Contact(more: """, "smsConsent": { "given": true, "source": "intake-form", "at": "2026-12-20T17:00:00Z" }""");
        await stage.Happens(Clinic(), visit);
        await stage.Until("2027-01-11", "11:00");
        await stage.Happens(visit.MovedTo("2027-01-12", "14:00"));
        await stage.Until("2027-01-12", "09:30");

        var moved = stage.Sent().Last(message => message.Text("kind") == "moved").Text("body");
        Assert.StartsWith("LBW: your Tue 1/12 10:00am visit moved to 2:00pm. No food after 12:15pm", moved, StringComparison.Ordinal);
    }
}
