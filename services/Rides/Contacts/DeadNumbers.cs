using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Contacts;

/// <summary>Every statement about numbers that no text reaches any more: disconnected, not a mobile's, or somebody else's by now.</summary>
static class DeadNumbers
{
    internal const string SelectOne = "SELECT 1 FROM dead_numbers WHERE group_id = @group AND number = @number";

    public static async Task<bool> Has(Unit unit, string group, string? number) =>
        number is not null && await unit.One<int?>(SelectOne, new { group, number }) is not null;

    /// <summary>Sends no more texts there; <paramref name="reason"/> is a code such as <c>invalid-number</c> or <c>wrong-number</c>.</summary>
    public static Task Mark(Unit unit, string group, string number, string reason) => unit.Execute(
        "INSERT INTO dead_numbers (group_id, number, reason, at) VALUES (@group, @number, @reason, @Now) ON CONFLICT (group_id, number) DO NOTHING",
        new { group, number, reason, unit.Now });

    /// <summary>Somebody entered the number anew, so it is tried again.</summary>
    public static Task Revive(Unit unit, string group, string number) =>
        unit.Execute("DELETE FROM dead_numbers WHERE group_id = @group AND number = @number", new { group, number });
}
