using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Scheduling.Courses.Tests.Planning;

/// <summary>The clinical rules' worked examples, as their file has them.</summary>
static class WorkedExamples
{
    static readonly JsonDocument File = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Folder(), "..", "worked-examples.json")));

    public static JsonElement Find(string id) => File.RootElement.GetProperty("examples").EnumerateArray().Single(example => example.GetProperty("id").GetString() == id);

    public static IEnumerable<string> Ids() => File.RootElement.GetProperty("examples").EnumerateArray().Select(example => example.GetProperty("id").GetString()!);

    public static IReadOnlyList<WorkedSession> Sessions(string id) =>
        Find(id).GetProperty("sessions").Deserialize<WorkedSession[]>(JsonSerializerOptions.Web)!;

    public static JsonElement[] HolidayRows() => [.. File.RootElement.GetProperty("holidays").EnumerateArray()];

    static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

sealed record WorkedSession
{
    public required int Seq { get; init; }
    public required string Phase { get; init; }
    public required int TreatmentWeek { get; init; }
    public required DateOnly TargetDate { get; init; }
    public required DateOnly Date { get; init; }
    public required int? GapDays { get; init; }
    public required int ShiftDays { get; init; }
    public required string? ShiftReason { get; init; }
    public required DateTimeOffset StartLocal { get; init; }
    public required DateTimeOffset EndLocal { get; init; }
    public required DateTimeOffset StartUtc { get; init; }
    public required string? IntegrationFlag { get; init; }
    public required DateOnly NoDrivingBefore { get; init; }
    public DateOnly? RemsFormDue { get; init; }
    public int? Devices { get; init; }
}
