using System.Text.Json;
using Scheduling.FollowUps.Planning;

namespace Scheduling.FollowUps.Tests.Planning;

/// <summary>Every dose of the worked examples, EX01 to EX12 and EX15, with the day of therapy they give it or their reason for none.</summary>
public sealed class WorkedExamplesTests
{
    static readonly Examples Worked = JsonSerializer.Deserialize<Examples>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "worked-examples.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Ids => [.. Worked.All.Select(example => example.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Every_dose_is_followed_on_the_day_of_the_example(string id)
    {
        var example = Worked.All.Single(e => e.Id == id);
        var dosing = new DosingDays(example.Sessions.Select(s => s.Date));
        var planner = new FollowUpPlanner(
            Given.Clinic(holidays: Worked.Holidays, closedOn: example.ClosedOn), [Given.Therapist()], new Diary(), Given.At("2026-12-01T00:00Z"));

        foreach (var session in example.Sessions)
        {
            var found = planner.Find(Need.After(Given.Dose(session.Date)), dosing, record: null, new());
            Assert.Equal((session.Date, session.IntegrationDate), (session.Date, found.Place?.Date));
            if (session.IntegrationFlag is { } flag) Assert.Equal(flag.Split("; ").Select(ReasonIn), found.Days.Select(day => day.Reason));
        }
    }

    static Reason ReasonIn(string flag) => flag.EndsWith("is the next dosing day", StringComparison.Ordinal) ? Reason.DosingDay : Reason.ClinicClosed;

    sealed record Examples(IReadOnlyList<DateOnly> Holidays, [property: System.Text.Json.Serialization.JsonPropertyName("examples")] IReadOnlyList<Example> All);

    sealed record Example(string Id, IReadOnlyList<DateOnly> ClosedOn, IReadOnlyList<Dose> Sessions);

    sealed record Dose(DateOnly Date, DateOnly? IntegrationDate, string? IntegrationFlag);
}
