using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Channels;

namespace Scheduling.Rides.OptOuts;

/// <summary>One entry of the ledger.</summary>
public sealed record OptOutRow
{
    public required string GroupId { get; init; }
    public required string Number { get; init; }

    /// <summary>From 1 in each number's ledger: what was said last.</summary>
    public required long Seq { get; init; }

    /// <summary><c>out</c> or <c>in</c>.</summary>
    public required string Action { get; init; }

    public required string Channel { get; init; }
    public required string Scope { get; init; }
    public required string Source { get; init; }
    public required string SaidBy { get; init; }
    public required string ClinicId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The text in which it was said; null where it was not said by text.</summary>
    public string? Words { get; init; }
}

/// <summary>
/// Who asked for no more messages, by clinic group and number: append-only, so that it can always be shown what was asked when. Nothing but an
/// opt-in ends an opt-out; putting a contact never does.
/// </summary>
static class OptOutLedger
{
    internal const string Columns = "group_id, number, seq, action, channel, scope, source, said_by, clinic_id, at, words";

    /// <summary>Takes the number's turn: its ledger and its count of texts change one after the other.</summary>
    public static Task TakeNumber(Unit unit, string group, string number) => unit.Execute(
        """
        INSERT INTO numbers (group_id, number, version) VALUES (@group, @number, 1)
        ON CONFLICT (group_id, number) DO UPDATE SET version = numbers.version + 1
        """, new { group, number });

    /// <summary>The same for several, in the order given.</summary>
    public static Task TakeNumbers(Unit unit, IEnumerable<(string Group, string Number)> numbers) => unit.InsertAll(
        "INSERT INTO numbers (group_id, number, version)", "(@Group, @Number, 1)", [.. numbers.Select(n => new NumberKey(n.Group, n.Number))],
        "ON CONFLICT (group_id, number) DO UPDATE SET version = numbers.version + 1");

    readonly record struct NumberKey(string Group, string Number);

    /// <summary>Of those numbers, in JSON lists, the ones whose last word about a channel was that nothing shall come, and what it was about.</summary>
    public static async Task<IReadOnlySet<(string Group, string Number, Medium Channel, OptOutScope About)>> Out(Unit unit, string groups, string numbers)
    {
        var entries = await unit.Query<OptOutRow>(
            $"SELECT {Columns} FROM opt_outs WHERE {unit.Engine.IsOneOf("group_id", "text", "@groups")} AND {unit.Engine.IsOneOf("number", "text", "@numbers")}",
            new { groups, numbers });
        // What was said of all was said of reminders too; what was said of reminders says nothing of the others.
        return new[] { OptOutScope.Reminders, OptOutScope.All }.SelectMany(about => entries
            .Where(entry => about == OptOutScope.Reminders || entry.Scope == WireName.Of(OptOutScope.All))
            .GroupBy(entry => (entry.GroupId, entry.Number, entry.Channel))
            .Where(of => of.MaxBy(entry => entry.Seq) is { Action: "out" })
            .Select(of => (of.Key.GroupId, of.Key.Number, WireName.Parse<Medium>(of.Key.Channel), about))).ToHashSet();
    }

    /// <summary>
    /// What was said last about a channel and a kind of message; null when nothing was. What was said of reminders says nothing of the others,
    /// such as those to who drives a patient home; what was said of all is said of reminders too.
    /// </summary>
    public static async Task<OptOutRow?> Last(Unit unit, string group, string number, Medium channel, OptOutScope of = OptOutScope.Reminders) =>
        await unit.One<OptOutRow>(
            $"""
            SELECT {Columns} FROM opt_outs
            WHERE group_id = @group AND number = @number AND channel = @channel {(of == OptOutScope.All ? "AND scope = 'all'" : "")}
            ORDER BY seq DESC LIMIT 1
            """, new { group, number, channel = WireName.Of(channel) });

    /// <summary>Whether reminders, or those messages that only an opt-out of all ends, may not go there.</summary>
    public static async Task<bool> IsOut(Unit unit, string group, string number, Medium channel, OptOutScope of = OptOutScope.Reminders) =>
        await Last(unit, group, number, channel, of) is { Action: "out" };

    /// <summary>The whole ledger of a group that was not yet known, for who learns it.</summary>
    public static Task<IReadOnlyList<OptOutRow>> Of(Unit unit, string group) => unit.Query<OptOutRow>(
        $"SELECT {Columns} FROM opt_outs WHERE group_id = @group ORDER BY number, seq", new { group });

    /// <summary>Removes the ledger of a group that was not yet known, when its entries stand in the group's.</summary>
    public static Task Forget(Unit unit, string unknownGroup) => unit.Execute("DELETE FROM opt_outs WHERE group_id = @unknownGroup", new { unknownGroup });

    /// <summary>Appends, with the number's turn taken.</summary>
    public static Task Append(Unit unit, OptOutRow entry) => unit.Execute(
        $"""
        INSERT INTO opt_outs ({Columns})
        SELECT @GroupId, @Number, coalesce(max(seq), 0) + 1, @Action, @Channel, @Scope, @Source, @SaidBy, @ClinicId, @At, @Words
        FROM opt_outs WHERE group_id = @GroupId AND number = @Number
        """, entry);
}
