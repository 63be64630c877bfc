using Scheduling.Platform.Storage;

namespace Scheduling.Rides.OptOuts;

/// <summary>Numbers whose holder says that they are not the patient's, and those that no text reaches any more: nothing goes there, and not even START from there counts, until a person has spoken to them.</summary>
static class InvalidNumbers
{
    /// <summary>To be called with the number's turn taken.</summary>
    public static Task Mark(Unit unit, string group, string number) => unit.Execute(
        "UPDATE numbers SET invalid_since = @Now WHERE group_id = @group AND number = @number AND invalid_since IS NULL", new { unit.Now, group, number });

    public static Task Clear(Unit unit, string group, string number) => unit.Execute(
        "UPDATE numbers SET invalid_since = NULL WHERE group_id = @group AND number = @number", new { group, number });

    internal const string Count = "SELECT count(*) FROM numbers WHERE group_id = @group AND number = @number AND invalid_since IS NOT NULL";

    public static async Task<bool> Has(Unit unit, string group, string number) => await unit.One<long>(Count, new { group, number }) > 0;
}
