namespace Scheduling.Desk;

/// <summary>What a page says after a command was done. Only these sentences: an address cannot make a page say others.</summary>
static class Said
{
    static readonly Dictionary<string, string> Sentences = new()
    {
        ["check-in"] = "Checked in.",
        ["vitals"] = "Vital signs recorded.",
        ["administer"] = "Dose recorded. The observation counts from its end.",
        ["extend-observation"] = "Observation extended.",
        ["discharge"] = "Discharged.",
        ["hold"] = "On hold.",
        ["release"] = "Released from hold.",
        ["move"] = "Moved.",
        ["defer"] = "Deferred.",
        ["cancel"] = "Cancelled.",
        ["miss"] = "Recorded as missed.",
        ["omit"] = "Omitted.",
        ["pin"] = "Pinned to its place.",
        ["unpin"] = "No longer pinned.",
        ["rems-form"] = "REMS form recorded.",
        ["welfare-check"] = "Welfare check recorded.",
        ["countersign"] = "Countersigned.",
        ["booked"] = "Booked.",
        ["undone"] = "Taken back.",
        ["pause"] = "Paused; its booked sessions are cancelled.",
        ["resume"] = "Resumed.",
        ["discontinue"] = "Discontinued.",
        ["replan"] = "Planned anew.",
        ["doses"] = "Doses changed.",
        ["external-doses"] = "Dose given elsewhere recorded.",
        ["switch"] = "Switched to the other protocol.",
        ["review"] = "Review recorded.",
        ["gate"] = "Gate recorded.",
        ["therapist"] = "Therapist noted.",
        ["follow-up"] = "The follow-up is noted.",
        ["ride"] = "The ride is noted.",
        ["task"] = "Noted as done.",
        ["opt-out"] = "No more messages to that number.",
        ["opt-in"] = "Messages to that number are allowed again.",
        ["revoked"] = "Revoked: it opens nothing any more.",
        ["lifted"] = "Lifted. What was moved stays where it is now.",
        ["closed"] = "Closed.",
        ["removed"] = "Removed.",
        ["shipped"] = "Back to the shipped words.",
        ["key-revoked"] = "Revoked: within a second no service takes it.",
        ["clinic"] = "The clinic is made.",
        ["saved"] = "Saved.",
        ["password"] = "Password changed.",
        ["ended"] = "Signed out there.",
    };

    public static string? Of(string? code) => code is not null ? Sentences.GetValueOrDefault(code) : null;

    /// <summary>The path with what to say there.</summary>
    public static string At(string path, string code)
    {
        var bare = path.Split('#')[0];
        var query = bare.Split('?', 2) is [_, var rest] ? rest.Split('&').Where(pair => !pair.StartsWith("done=", StringComparison.Ordinal) && pair.Length > 0) : [];
        return $"{bare.Split('?')[0]}?{string.Join('&', query.Append($"done={code}"))}{(path.Contains('#', StringComparison.Ordinal) ? path[path.IndexOf('#', StringComparison.Ordinal)..] : "")}";
    }
}
