using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;
using static Scheduling.Rides.Tests.Planning.Planned;

namespace Scheduling.Rides.Tests.Messages;

public sealed class MessageTextTests
{
    static readonly Occasion Occasion = new()
    {
        Sender = "LBW", Phone = "+15625550100", Language = "en", PatientZone = WallClock.Zone(LosAngeles), Day = new(2027, 1, 11), Medium = Medium.Sms,
    };

    static Subject DayBefore(string day = "2027-01-12", string time = "10:00") => new()
    {
        Kind = ReminderKind.DayBefore, ClinicZone = WallClock.Zone(LosAngeles), StartsAt = At(day, time),
        NoFoodAfter = At(day, time).AddMinutes(15 - 120), NoDrinkAfter = At(day, time).AddMinutes(15 - 30), NoNasalSprayAfter = At(day, time).AddMinutes(15 - 60),
    };

    static Subject Of(ReminderKind kind, string? day, string time = "10:00", string? previous = null, string previousTime = "10:00", bool closed = false) => new()
    {
        Kind = kind, ClinicZone = WallClock.Zone(LosAngeles), StartsAt = day is null ? null : At(day, time),
        PreviousAt = previous is null ? null : At(previous, previousTime), OfficeClosed = closed,
    };

    static string Text(params Subject[] subjects) => MessageText.Of(Occasion, subjects);

    [Fact]
    public void The_day_before_says_when_what_to_keep_and_asks_for_the_ride() => Assert.Equal(
        "LBW: visit tomorrow 10:00am. No food after 8:15am, no drinks after 9:45am, no nose spray past 9:15am. Ride home set? Reply Y or N. 562-555-0100. STOP to opt out",
        Text(DayBefore()));

    [Fact]
    public void What_the_protocol_does_not_ask_for_is_not_said() => Assert.Equal(
        "LBW: visit tomorrow 10:00am. No food after 8:15am, no drinks after 9:45am. Ride home set? Reply Y or N. 562-555-0100. STOP to opt out",
        Text(DayBefore() with { NoNasalSprayAfter = null }));

    [Fact]
    public void The_digest_names_both_days() => Assert.Equal(
        "LBW: visits Tue 1/12 10:00am & Fri 1/15 10:00am. Ride home needed both days. Reply Y if rides set, N if not. 562-555-0100. STOP to opt out",
        Text(Of(ReminderKind.WeeklyDigest, "2027-01-12"), Of(ReminderKind.WeeklyDigest, "2027-01-15")));

    [Fact]
    public void A_move_names_the_old_day_and_the_new() => Assert.Equal(
        "LBW: your Mon 1/18 visit moved to Tue 1/19 10:00am (office closed). Reply Y ok, N call me. 562-555-0100. STOP to opt out",
        Text(Of(ReminderKind.Moved, "2027-01-19", previous: "2027-01-18", closed: true)));

    [Fact]
    public void A_move_within_a_day_names_both_times() => Assert.Equal(
        "LBW: your Mon 1/18 10:00am visit moved to 2:00pm. Reply Y ok, N call me. 562-555-0100. STOP to opt out",
        Text(Of(ReminderKind.Moved, "2027-01-18", "14:00", previous: "2027-01-18")));

    [Fact]
    public void A_move_to_tomorrow_says_what_to_keep_in_the_same_text() => Assert.Equal(
        "LBW: your Mon 1/18 visit moved to Tue 1/12 10:00am. No food after 8:15am, no drinks after 9:45am. Reply Y ok, N call me. 562-555-0100. STOP to opt out",
        Text(Of(ReminderKind.Moved, "2027-01-12", previous: "2027-01-18"), DayBefore() with { NoNasalSprayAfter = null }));

    [Fact]
    public void A_cancelled_visit_is_said_to_be() => Assert.Equal(
        "LBW: your Mon 1/18 10:00am visit is cancelled. 562-555-0100. STOP to opt out",
        Text(Of(ReminderKind.Cancelled, null, previous: "2027-01-18")));

    [Fact]
    public void Many_changes_ask_to_call() => Assert.Equal(
        "LBW: 8 of your visits changed. Please call 562-555-0100. STOP to opt out",
        Text([.. Enumerable.Range(12, 8).Select(day => Of(ReminderKind.Cancelled, null, previous: $"2027-01-{day}"))]));

    [Fact]
    public void A_talk_session_names_its_day() => Assert.Equal(
        "LBW: talk session Wed 1/13 2:00pm by video. Reply C to confirm. 562-555-0100. STOP to opt out",
        Text(Of(ReminderKind.FollowUp, "2027-01-13", "14:00") with { ByVideo = true }));

    [Fact]
    public void A_reader_elsewhere_is_told_whose_time_it_is()
    {
        var text = MessageText.Of(Occasion with { PatientZone = WallClock.Zone("America/New_York") }, [DayBefore()]);

        Assert.StartsWith("LBW: visit tomorrow 10:00am PT. No food after 8:15am", text, StringComparison.Ordinal);
        Assert.True(Gsm7.Fits(text), text);
    }

    [Fact]
    public void Where_it_is_another_day_for_the_reader_the_date_is_said() =>
        Assert.StartsWith("LBW: visit Tue 1/12 10:00am PT.", MessageText.Of(Occasion with { PatientZone = WallClock.Zone("Asia/Tokyo"), Day = new(2027, 1, 12) }, [DayBefore()]), StringComparison.Ordinal);

    [Fact]
    public void A_clinic_without_known_letters_is_told_by_its_offset() =>
        Assert.Contains("10:00am UTC+1.", MessageText.Of(Occasion, [DayBefore() with { ClinicZone = WallClock.Zone("Europe/Madrid"), StartsAt = At("2027-01-12", "10:00", "Europe/Madrid") }]), StringComparison.Ordinal);

    [Fact]
    public void The_answers_name_sender_and_number_and_only_the_last_one_offers_no_way_out()
    {
        Assert.Equal("LBW: you are opted out and will get no more texts. Call 562-555-0100 with questions.", MessageText.Answer(Occasion, AnswerTo.Stop));
        Assert.Equal("LBW: texts about your visits are on again. Questions: 562-555-0100. STOP to opt out", MessageText.Answer(Occasion, AnswerTo.Start));
        Assert.Equal("LBW: texts about your visits. Questions: 562-555-0100. STOP to opt out", MessageText.Answer(Occasion, AnswerTo.Help));
    }

    [Fact]
    public void An_email_is_a_letter_and_not_a_text()
    {
        var text = MessageText.Of(Occasion with { Medium = Medium.Email }, [DayBefore()]);

        Assert.Equal("LBW: visit tomorrow 10:00am. No food after 8:15am, no drinks after 9:45am, no nose spray past 9:15am. You will need a ride home after each visit. Questions: 562-555-0100.", text);
    }

    /// <summary>Every message in both languages, with long and short senders, near and far readers, early and late times.</summary>
    public static TheoryData<string, string, string, string> Everything()
    {
        var all = new TheoryData<string, string, string, string>();
        foreach (var language in new[] { "en", "es-MX" })
            foreach (var sender in new[] { "LBW", "Long Beach Wellness", "Centro de Atención “Ñandú” para la Salud y el Bienestar de la Comunidad de Long Beach y Alrededores de California" })
                foreach (var zone in new[] { LosAngeles, "America/New_York", "Asia/Kathmandu" })
                    foreach (var time in new[] { "08:00", "10:00", "12:45" })
                        all.Add(language, sender, zone, time);
        return all;
    }

    [Theory, MemberData(nameof(Everything))]
    public void Every_text_is_one_text_with_a_sender_a_number_and_a_way_out(string language, string sender, string zone, string time)
    {
        var occasion = Occasion with { Language = language, Sender = sender, PatientZone = WallClock.Zone(zone) };
        Subject moved = Of(ReminderKind.Moved, "2027-01-12", time, previous: "2027-01-18"), cancelled = Of(ReminderKind.Cancelled, null, previous: "2027-01-20");
        Subject[] digest = [Of(ReminderKind.WeeklyDigest, "2027-01-12", time), Of(ReminderKind.WeeklyDigest, "2027-01-15", time)];
        var talk = Of(ReminderKind.FollowUp, "2027-01-13", "14:00") with { ByVideo = true };
        Subject[][] messages =
        [
            [DayBefore(time: time)], [DayBefore(time: time), talk], digest, [.. digest, talk], [talk], [moved], [moved, cancelled], [moved, DayBefore(time: time)],
            [moved, cancelled, DayBefore("2027-01-13", time), talk], [cancelled, cancelled, cancelled, cancelled, cancelled], [DayBefore(time: time), DayBefore("2027-01-12", "16:00")],
        ];

        Assert.All(messages, subjects =>
        {
            var text = MessageText.Of(occasion, subjects);
            Assert.True(Gsm7.Fits(text), $"{text.Length}: {text}");
            Assert.StartsWith(Gsm7.Of(sender)[..3], text, StringComparison.Ordinal);
            Assert.Contains("562-555-0100", text, StringComparison.Ordinal);
            Assert.EndsWith(language == "en" ? "STOP to opt out" : "STOP para salir", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)ketamin|spravato|infusi|inject|depress|psych|drug|dose|clinic |treatment", text);
        });
    }
}
