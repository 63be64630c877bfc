using System.Text.Json;
using Scheduling.Courses.Tests.Planning;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>The worked examples of the clinical rules, asked for over HTTP.</summary>
public abstract class WorkedExamplesTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    // Example, protocol, how many sessions it shows.
    static readonly (string Id, string ProtocolId, int? Horizon)[] Planned =
    [
        ("EX01", "spravato-trd", 16), ("EX02", "spravato-trd", 16), ("EX03", "spravato-trd", 12), ("EX04", "spravato-mdsi", null), ("EX05", "iv-6-in-2-weeks", 6), ("EX06", "iv-6-in-2-weeks", 6),
        ("EX07", "iv-6-in-3-weeks", 6), ("EX08", "iv-6-weekly", 12), ("EX09", "im-8-in-4-weeks", null), ("EX11", "spravato-trd", null), ("EX11B", "spravato-trd", 8), ("EX12", "iv-6-weekly", 9),
    ];

    static readonly string[] Capacity = ["EX17"];

    // Those that change after they were booked have tests of their own: WorkedChangesTests, and SetGateTests for the authorization.
    static readonly string[] Changed = ["EX10A", "EX10B", "EX10C", "EX15", "EX16"];

    // Reminders are another service's, and tested there.
    static readonly string[] Reminders = ["EX13", "EX14"];

    public static TheoryData<string, string, int?> Examples => [.. Planned.Select(example => (example.Id, example.ProtocolId, example.Horizon))];

    [Theory, MemberData(nameof(Examples))]
    public async Task A_worked_example_is_booked_as_it_was_worked_out_by_hand(string id, string protocolId, int? horizonSessions)
    {
        var inputs = WorkedExamples.Find(id).GetProperty("inputs");
        var clinic = await Clinic(new { closedOn = inputs.TryGetProperty("adHocClosure", out var closure) ? new[] { closure.GetString() } : [] });
        var wish = Course(protocolId, inputs.Text("startDate"), inputs.Text("pattern").Replace(',', ' ').ToLowerInvariant(), new
        {
            horizonSessions,
            boosterIntervalsDays = inputs.TryGetProperty("boosterIntervalsDays", out var intervals) ? intervals.Deserialize<int[]>() : null,
            acceptUnplaced = true,
        });
        var expected = WorkedExamples.Sessions(id);

        var (proposed, booked) = (await clinic.Propose(wish), await clinic.Book(wish));

        foreach (var course in new[] { proposed, booked, await clinic.Get($"/courses/{booked.Text("courseId")}") })
        {
            var sessions = course.List("sessions");
            Assert.Equal(expected.Select(Row), sessions.Select(Row));
            Assert.Equal(expected.Select(session => session.Devices).Where(devices => devices is not null), sessions.Take(expected.Count(session => session.Devices is not null)).Select(session => (int?)session.GetProperty("devices").GetInt32()));
            Assert.Equal(
                expected.Where(session => session.IntegrationFlag is not null).Select(session => $"{session.Seq} {session.IntegrationFlag}"),
                course.List("warnings").Where(warning => warning.Text("rule") == "follow-up-window").Select(warning =>
                    $"{sessions.Single(session => session.Text("number") == warning.Text("sessionNumber")).Text("doseNumber")} {warning.Text("message")[(warning.Text("message").IndexOf(": ", StringComparison.Ordinal) + 2)..]}"));
        }
        Assert.Equal(id == "EX11B" ? ["2 2027-11-26"] : [], booked.Lines("unplaced", "number targetDate"));
    }

    // The first scenario needs four arrivals on one line; in the others the clinic's limit cuts the day.
    [Theory]
    [InlineData(0, null, 4)]
    [InlineData(1, 4, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 2, 1)]
    public async Task One_day_takes_as_many_visits_as_was_worked_out_by_hand(int scenario, int? maxMonitored, int maxStartsPerGridLine)
    {
        var expected = WorkedExamples.Find(Capacity[0]).List("capacity")[scenario];
        var clinic = await Clinic(new { maxMonitored, maxStartsPerGridLine });

        for (var (patient, fits) = (1, true); fits; patient++)
        {
            var course = await clinic.Book(Course("spravato-mdsi", "2027-01-05", "tue fri", new { patientId = $"pt-{patient}", preferredTime = "08:00", acceptUnplaced = true }));
            fits = course.List("sessions") is [var first, ..] && first.Line("number shiftDays") == "1 0";
        }

        var day = await clinic.All("/sessions?date=2027-01-05&status=booked");
        Assert.Equal(
            $"{expected.Text("sessions")} {expected.Text("lastStart")} {expected.Text("lastEnd")}",
            $"{day.Count} {day.Max(session => session.Text("startsAt")[11..16])} {day.Max(session => session.Text("endsAt")[11..16])}");
    }

    [Fact]
    public void Every_example_is_tested()
    {
        Assert.Equal(
            WorkedExamples.Ids().Order(StringComparer.Ordinal),
            Planned.Select(example => example.Id).Concat(Capacity).Concat(Changed).Concat(Reminders).Order(StringComparer.Ordinal));
    }

    internal static string Row(WorkedSession session) => string.Join(
        " | ", session.Seq, PhaseOf(session.Phase), session.TreatmentWeek, Date(session.TargetDate), Date(session.Date), session.ShiftDays, session.ShiftReason ?? "-", session.GapDays?.ToString() ?? "-",
        session.StartLocal.ToString("yyyy-MM-ddTHH:mm:sszzz"), session.EndLocal.ToString("yyyy-MM-ddTHH:mm:sszzz"), session.StartUtc.UtcDateTime.ToString("s"), Date(session.NoDrivingBefore), session.RemsFormDue is { } due ? Date(due) : "-");

    internal static string Row(JsonElement session) => string.Join(
        " | ", session.Text("doseNumber"), session.Text("phase"), session.Text("treatmentWeek"), session.Text("targetDate"), session.Text("date"), session.Text("shiftDays"), session.Text("shiftReason"), session.Text("gapDays"),
        session.Text("startsAt"), session.Text("endsAt"), session.GetProperty("startsAt").GetDateTimeOffset().UtcDateTime.ToString("s"), session.Text("noDrivingBefore"), session.Text("remsFormDue"));

    static string Date(DateOnly date) => date.ToString("yyyy-MM-dd");

    // The examples were written before the phases had their names on the wire.
    static string PhaseOf(string name) => name switch
    {
        "mdsi-4-weeks" => "induction",
        "maintenance-weekly" => "weekly",
        "maintenance-q2w" => "maintenance",
        _ => name,
    };
}

public sealed class WorkedExamplesOnSqliteTests(Apps apps) : WorkedExamplesTests(apps, "sqlite");

public sealed class WorkedExamplesOnPostgresTests(Apps apps) : WorkedExamplesTests(apps, "postgres");
