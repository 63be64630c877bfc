using System.Text.RegularExpressions;

namespace Scheduling.Architecture.Tests;

/// <summary>Which database and which bus is decided in two places; nothing else knows that there is a choice.</summary>
public sealed partial class EngineTests
{
    [Fact]
    public void Only_the_engines_know_which_databases_there_are() =>
        House.HasNo(Mentions(DatabaseName(), except: "services/Platform/Storage/"));

    [Fact]
    public void Only_the_transport_knows_which_buses_there_are() =>
        House.HasNo(Mentions(BusName(), except: "services/Platform/Messaging/Transport.cs"));

    [Fact]
    public void Only_the_engines_and_the_migrator_ask_an_engine_for_its_name() =>
        House.HasNo(Mentions(AskedForName(), except: "services/Platform/Storage/"));

    [Fact]
    public void Only_the_wall_clock_turns_wall_times_into_instants_and_back() =>
        House.HasNo(Mentions(ZoneMember(), except: "services/Platform/Time/Wall"));

    [Fact]
    public void Nobody_asks_the_machine_for_its_time_zone() => House.HasNo(Mentions(MachineZone(), except: "-"));

    static IEnumerable<string> Mentions(Regex what, string except) => House.Files("services", "*.cs")
        .Where(file => !file.StartsWith(except, StringComparison.Ordinal))
        .SelectMany(file => what.Matches(Source(file)).Select(match => $"{file}: {match.Value}"));

    // The settings say in words what can be set, and hold the defaults.
    static string Source(string file) => file == "services/Platform/Hosting/Settings.cs" ? House.Code(file) : House.CodeAndTexts(file);

    [GeneratedRegex("(?i)sqlite|postgres|npgsql")]
    private static partial Regex DatabaseName();

    [GeneratedRegex("(?i)rabbitmq|\"amqps?|\"loopback")]
    private static partial Regex BusName();

    [GeneratedRegex(@"\b[eE]ngine\.Name\b")]
    private static partial Regex AskedForName();

    [GeneratedRegex(@"TimeZoneInfo\.\w+|\.(GetUtcOffset|IsInvalidTime|IsAmbiguousTime|GetAmbiguousTimeOffsets|ToOffset)\(")]
    private static partial Regex ZoneMember();

    [GeneratedRegex(@"\.(ToLocalTime|GetLocalNow|LocalDateTime|LocalTimeZone)\b|DateTimeKind\.Local")]
    private static partial Regex MachineZone();
}
