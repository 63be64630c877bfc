using System.Text;

namespace Scheduling.Rides.OptOuts;

/// <summary>What a patient's own text asks for, as far as lawful sending must know it.</summary>
public enum Reply
{
    /// <summary>Something else; the conversation about rides and times is not this one's.</summary>
    Other,
    Stop,
    Start,
    Help,
}

/// <summary>
/// Understands the words that end and begin messages. Those of 47 CFR 64.1200(a)(10), and what any reasonable person would read as the same:
/// in doubt a text is a revocation, because an opt-out too many can be taken back and a text too many cannot.
/// </summary>
public static class ReplyWords
{
    static readonly HashSet<string> Stops =
        ["stop", "stopall", "stop all", "quit", "end", "revoke", "opt out", "optout", "cancel", "unsubscribe", "alto", "parar", "pare", "basta", "baja", "salir"];
    static readonly HashSet<string> Starts = ["start", "unstop", "opt in", "optin", "subscribe", "empezar"];
    static readonly HashSet<string> Helps = ["help", "info", "ayuda"];
    static readonly string[] StopsAnywhere =
        ["opt out", "opt me out", "unsubscribe", "stop texting", "stop sending", "stop messag", "no more texts", "no more messages", "dont text", "do not text", "quit texting", "remove me"];
    static readonly string[] StopsAtFirst = ["stop ", "please stop", "stopall ", "quit ", "revoke "];

    public static Reply Of(string text)
    {
        var words = Plain(text);
        return Stops.Contains(words) || StopsAnywhere.Any(words.Contains) || StopsAtFirst.Any(first => words.StartsWith(first, StringComparison.Ordinal)) ? Reply.Stop
            : Starts.Contains(words) ? Reply.Start
            : Helps.Contains(words) ? Reply.Help
            : Reply.Other;
    }

    /// <summary>Small letters and digits, one space between words.</summary>
    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character)) plain.Append(character);
            else if (character is not ('\'' or '’') && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }
}
