using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

/// <summary>What no channel can tell is on a person's list.</summary>
public sealed class ReminderTaskTests
{
    static async Task<IReadOnlyList<string>> Tasks(Stage stage) =>
        [.. (await stage.Items("/v1/clinics/lbw/patient-tasks")).Select(t => $"{t.Text("kind")} {t.Text("reason")} {t.GetProperty("sessionIds").GetArrayLength()}").Order()];

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_moved_visit_that_cannot_be_texted_is_a_call(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11", "09:30");
        await stage.Contact();
        var (tomorrow, later) = (Booked("2027-01-12"), Booked("2027-01-15"));
        await stage.Happens(Clinic(), tomorrow, later);
        await stage.Until("2027-01-11", "11:00");

        await stage.Happens(tomorrow.MovedTo("2027-01-13"), later.MovedTo("2027-01-16"));
        await stage.Until("2027-01-11", "12:00");

        // One call for both.
        Assert.Equal(["call-patient moved 2"], await Tasks(stage));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_still_open_two_hours_before_is_a_call_when_it_is_too_early_to_text(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));

        await stage.Until("2027-01-12", "08:30");

        Assert.Equal(["call-patient ride-help 1"], await Tasks(stage));
        Assert.Equal(["2027-01-11T10:00 t-1"], stage.SentLines());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_patient_nobody_knows_how_to_reach_is_a_task_for_each_visit_and_not_for_each_message(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08");
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-15"));

        await stage.Until("2027-01-14", "11:00");

        Assert.Equal(["call-patient ride-help 1", "message-failed no-contact 1", "message-failed no-contact 1"], await Tasks(stage));
    }
}
