using System.Text.Json;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

public sealed class WorkedExamplesTests
{
    [Theory]
    [InlineData("EX01", "spravato-trd", 16)]
    [InlineData("EX02", "spravato-trd", 16)]
    [InlineData("EX03", "spravato-trd", 12)]
    [InlineData("EX04", "spravato-mdsi", null)]
    [InlineData("EX05", "iv-6-in-2-weeks", 6)]
    [InlineData("EX06", "iv-6-in-2-weeks", 6)]
    [InlineData("EX07", "iv-6-in-3-weeks", 6)]
    [InlineData("EX08", "iv-6-weekly", 12)]
    [InlineData("EX09", "im-8-in-4-weeks", null)]
    [InlineData("EX11", "spravato-trd", null)]
    [InlineData("EX11B", "spravato-trd", 8)]
    [InlineData("EX12", "iv-6-weekly", 9)]
    public void A_worked_example_is_planned_as_it_was_worked_out_by_hand(string id, string protocolId, int? horizon)
    {
        var inputs = WorkedExamples.Find(id).GetProperty("inputs");
        var clinic = inputs.TryGetProperty("adHocClosure", out var closure) ? Given.Clinic with { ClosedOn = [Given.Day(closure.GetString()!)] } : Given.Clinic;
        var request = Given.Request(protocolId, inputs.GetProperty("startDate").GetString()!, Pattern(inputs)) with
        {
            HorizonSessions = horizon,
            BoosterIntervalsDays = inputs.TryGetProperty("boosterIntervalsDays", out var intervals) ? intervals.Deserialize<int[]>() : null,
        };

        var plan = Given.Plan(request, clinic);

        Assert.Empty(plan.Violations);
        AssertSame(WorkedExamples.Sessions(id), plan.Sessions, plan);
    }

    [Fact]
    public void The_slot_that_example_EX11B_leaves_open_is_left_to_a_human()
    {
        var clinic = Given.Clinic with { ClosedOn = [Given.Day("2027-11-26")] };

        var plan = Given.Plan(Given.Request("spravato-trd", "2027-11-23", Weekday.Tue, Weekday.Fri), clinic);

        var slot = Assert.Single(plan.Unplaced);
        Assert.Equal((2, Given.Day("2027-11-26"), 1, PhaseName.Induction), (slot.Number, slot.TargetDate, slot.TreatmentWeek, slot.Phase));
        Assert.Contains("Thanksgiving Day", slot.Reason, StringComparison.Ordinal);
        Assert.Equal([Rules.ClinicClosed, Rules.MinGap], slot.RefusedBy);
        Assert.Equal([1, 3, 4], plan.Sessions.Take(3).Select(session => session.Number));
        Assert.Equal([1, 2, 3], plan.Sessions.Take(3).Select(session => session.DoseNumber));
    }

    [Fact]
    public void Each_half_of_a_route_switch_is_planned_as_it_was_worked_out_by_hand()
    {
        var worked = WorkedExamples.Sessions("EX15");
        var given = worked.Take(3).ToArray();

        var iv = Given.Plan(Given.Request("iv-6-in-2-weeks", "2027-03-01", Weekday.Mon, Weekday.Wed, Weekday.Fri));
        var spravato = Given.Plan(Given.Request("spravato-trd", "2027-03-09", Weekday.Tue, Weekday.Fri) with
        {
            HorizonSessions = 8,
            OtherDoseDates = [.. given.Select(session => session.Date)],
        });

        AssertSame(given, [.. iv.Sessions.Take(3)], plan: null);
        AssertSame([.. worked.Skip(3).Select((session, i) => session with { Seq = i + 1 })], spravato.Sessions, spravato);
    }

    // The first scenario, all chairs starting together, needs four arrivals on one line; the others are the clinic's limit.
    [Theory]
    [InlineData(0, null, 4)]
    [InlineData(1, 4, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 2, 1)]
    public void One_day_takes_as_many_visits_as_example_EX17_counts(int scenario, int? maxMonitored, int maxStarts)
    {
        var expected = WorkedExamples.Find("EX17").GetProperty("capacity")[scenario];
        var clinic = Given.Clinic with { MaxMonitored = maxMonitored, MaxStartsPerGridLine = maxStarts };
        var request = Given.Request("spravato-trd", "2027-01-05", Weekday.Tue, Weekday.Fri) with { PreferredTime = new(8, 0) };

        var booked = new List<ChairBlock>();
        while (Given.Plan(request, clinic, booked).Sessions[0] is { ShiftDays: 0 } first)
        {
            booked.Add(Given.BlockOf(first));
        }

        Assert.Equal(expected.GetProperty("sessions").GetInt32(), booked.Count);
        Assert.Equal(expected.GetProperty("lastStart").GetString(), booked.Max(block => block.StartsAt).ToString("HH:mm"));
        Assert.Equal(expected.GetProperty("lastEnd").GetString(), booked.Max(block => block.EndsAt).ToString("HH:mm"));
    }

    static void AssertSame(IReadOnlyList<WorkedSession> expected, IReadOnlyList<PlannedSession> actual, Plan? plan)
    {
        Assert.Equal(expected.Select(Row), actual.Select(Row));
        Assert.Equal(expected.Where(session => session.Devices is not null).Select(session => session.Devices), actual.Take(expected.Count(session => session.Devices is not null)).Select(session => session.Devices));

        if (plan is not null)
        {
            var flags = expected.Where(session => session.IntegrationFlag is not null).Select(session => $"{session.Seq} {session.IntegrationFlag}");
            var warned = plan.Warnings.Where(warning => warning.Rule == Rules.FollowUpWindow);
            Assert.Equal(flags, warned.Select(warning =>
                $"{actual.Single(session => session.Number == warning.SessionNumber).DoseNumber} {warning.Message[(warning.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]}"));
        }
    }

    static string Row(WorkedSession session) => string.Join(
        " | ", session.Seq, PhaseOf(session.Phase), session.TreatmentWeek, session.TargetDate, session.Date, session.ShiftDays, session.ShiftReason, session.GapDays,
        session.StartLocal.ToString("o"), session.EndLocal.ToString("o"), session.StartUtc.UtcDateTime.ToString("o"), session.NoDrivingBefore, session.RemsFormDue);

    static string Row(PlannedSession session) => string.Join(
        " | ", session.DoseNumber, session.Phase, session.TreatmentWeek, session.TargetDate, session.Date, session.ShiftDays, session.ShiftReason, session.GapDays,
        session.StartsAt.ToString("o"), session.EndsAt.ToString("o"), session.StartsAt.UtcDateTime.ToString("o"), session.NoDrivingBefore, session.RemsFormDue);

    // The examples were written before the phases had their wire names.
    static PhaseName PhaseOf(string name) => name switch
    {
        "induction" or "mdsi-4-weeks" or "spravato-induction" => PhaseName.Induction,
        "maintenance-weekly" => PhaseName.Weekly,
        "maintenance-q2w" => PhaseName.Maintenance,
        "acute" or "iv-acute" => PhaseName.Acute,
        "booster" => PhaseName.Booster,
        _ => throw new ArgumentException(name),
    };

    static Weekday[] Pattern(JsonElement inputs) =>
        [.. inputs.GetProperty("pattern").EnumerateArray().Select(day => Enum.Parse<Weekday>(day.GetString()!))];
}
