using System.Globalization;
using System.Text;

namespace Scheduling.Platform.Tests.Calendar;

/// <summary>
/// Reads a calendar as a program would that knows nothing of this one: by RFC 5545 and the zones the file itself describes. What is not well formed
/// is refused.
/// </summary>
static class CalendarReader
{
    public sealed record Entry(string Id, long Version, string Title, string Notes, string Status, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string Start);

    public static IReadOnlyList<Entry> Read(string file)
    {
        Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
        var physical = file[..^2].Split("\r\n");
        Assert.All(physical, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.All(physical, line => Assert.DoesNotContain(line, char.IsControl));
        var root = Component(Unfolded(physical));
        Assert.Equal("VCALENDAR", root.Name);
        Assert.Equal("2.0", root.Value("VERSION"));
        Assert.NotEmpty(root.Value("PRODID"));
        var zones = root.Parts.Where(part => part.Name == "VTIMEZONE").ToDictionary(part => part.Value("TZID"));
        var entries = root.Parts.Where(part => part.Name == "VEVENT").ToList();
        Assert.Equal(root.Parts.Count, zones.Count + entries.Count);
        return [.. entries.Select(entry => Of(entry, zones))];
    }

    static Entry Of(Part part, IReadOnlyDictionary<string, Part> zones)
    {
        Assert.Matches("^[0-9]{8}T[0-9]{6}Z$", part.Value("DTSTAMP"));
        return new(
            part.Value("UID"), long.Parse(part.Value("SEQUENCE"), CultureInfo.InvariantCulture), Unescaped(part.Value("SUMMARY")), Unescaped(part.MaybeValue("DESCRIPTION") ?? ""),
            part.Value("STATUS"), Instant(part, "DTSTART", zones), Instant(part, "DTEND", zones), part.Lines.Single(line => line.StartsWith("DTSTART", StringComparison.Ordinal)));
    }

    static DateTimeOffset? Instant(Part part, string property, IReadOnlyDictionary<string, Part> zones)
    {
        if (part.Lines.SingleOrDefault(line => line.StartsWith(property + ";TZID=", StringComparison.Ordinal)) is not { } line) return null;
        var (zone, value) = (line[(property.Length + 6)..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var wall = Wall(value);
        return new(wall, OffsetAt(wall, zones[zone]));
    }

    /// <summary>That of the last observance that began before.</summary>
    static TimeSpan OffsetAt(DateTime wall, Part zone) => zone.Parts
        .SelectMany(observance => Onsets(observance, wall.Year).Where(onset => onset <= wall).Select(onset => (onset, observance)))
        .MaxBy(begun => begun.onset).observance.Offset("TZOFFSETTO");

    static IEnumerable<DateTime> Onsets(Part observance, int lastYear)
    {
        var first = Wall(observance.Value("DTSTART"));
        if (observance.MaybeValue("RRULE") is not { } rule) return [first];
        var parts = rule.Split(';').Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(["BYDAY", "BYMONTH", "FREQ"], parts.Keys.Order());
        var (which, weekday) = (int.Parse(parts["BYDAY"][..^2], CultureInfo.InvariantCulture), Array.IndexOf(["SU", "MO", "TU", "WE", "TH", "FR", "SA"], parts["BYDAY"][^2..]));
        var month = int.Parse(parts["BYMONTH"], CultureInfo.InvariantCulture);
        return Enumerable.Range(first.Year, Math.Max(0, lastYear - first.Year + 1)).Select(year =>
        {
            var days = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateTime(year, month, day)).Where(day => (int)day.DayOfWeek == weekday).ToList();
            return (which > 0 ? days[which - 1] : days[^-which]) + first.TimeOfDay;
        });
    }

    static DateTime Wall(string value) => DateTime.ParseExact(value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    static List<string> Unfolded(IEnumerable<string> physical)
    {
        var lines = new List<string>();
        foreach (var line in physical)
        {
            if (line[0] == ' ') lines[^1] += line[1..];
            else lines.Add(line);
        }
        return lines;
    }

    static Part Component(List<string> lines)
    {
        var open = new Stack<Part>();
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
        {
            if (line.StartsWith("BEGIN:", StringComparison.Ordinal)) open.Push(new(line[6..]));
            else if (line.StartsWith("END:", StringComparison.Ordinal))
            {
                var ended = open.Pop();
                Assert.Equal(line[4..], ended.Name);
                if (open.Count > 0) open.Peek().Parts.Add(ended);
                else
                {
                    Assert.Equal(lines.Count - 1, i);
                    return ended;
                }
            }
            else open.Peek().Lines.Add(line);
        }
        throw new InvalidDataException("It does not end.");
    }

    static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\')
            {
                Assert.False(value[i] is ',' or ';', value);
                text.Append(value[i]);
            }
            else text.Append(value[++i] == 'n' ? '\n' : value[i]);
        }
        return text.ToString();
    }

    sealed record Part(string Name)
    {
        public List<string> Lines { get; } = [];
        public List<Part> Parts { get; } = [];

        public string Value(string property) => MaybeValue(property) ?? throw new InvalidDataException($"{Name} has no {property}.");

        public string? MaybeValue(string property) => Lines.SingleOrDefault(line => line.StartsWith(property + ":", StringComparison.Ordinal))?[(property.Length + 1)..];

        public TimeSpan Offset(string property) =>
            TimeSpan.ParseExact(Value(property)[1..], ["hhmm", "hhmmss"], CultureInfo.InvariantCulture) * (Value(property)[0] == '-' ? -1 : 1);
    }
}
