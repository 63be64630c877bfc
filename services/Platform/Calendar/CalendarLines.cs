using System.Globalization;
using System.Text;

namespace Scheduling.Platform.Calendar;

/// <summary>Writes content lines as RFC 5545 section 3.1 has them: ended by CRLF, folded so that none is longer than 75 octets, texts escaped.</summary>
sealed class CalendarLines
{
    const int Longest = 75;

    readonly StringBuilder lines = new();

    /// <summary>A line as it is.</summary>
    public CalendarLines Add(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            // Folded between characters: half of one is none.
            if (octets + rune.Utf8SequenceLength > Longest)
            {
                lines.Append("\r\n ");
                octets = 1;
            }
            lines.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        lines.Append("\r\n");
        return this;
    }

    /// <summary>A property whose value is text: whatever it is, it stays a value.</summary>
    public CalendarLines Text(string property, string text) => Add($"{property}:{Escaped(text)}");

    /// <summary>A property whose value is an instant.</summary>
    public CalendarLines Instant(string property, DateTimeOffset instant) => Add($"{property}:{Form(instant.UtcDateTime)}Z");

    /// <summary>A wall time.</summary>
    public static string Form(DateTime wall) => wall.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>A date.</summary>
    public static string Form(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>An offset from UTC.</summary>
    public static string Form(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);

    public override string ToString() => lines.ToString();

    static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            if (character is '\\' or ';' or ',') escaped.Append('\\').Append(character);
            else if (character == '\n') escaped.Append(@"\n");
            else if (!char.IsControl(character)) escaped.Append(character);
        }
        return escaped.ToString();
    }
}
