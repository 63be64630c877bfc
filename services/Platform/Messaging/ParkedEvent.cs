using System.Globalization;
using MassTransit;

namespace Scheduling.Platform.Messaging;

/// <summary>An event that a consumer gave up on, as the bus hands it over.</summary>
public sealed record ParkedEvent
{
    const int LongestReason = 500;

    /// <summary>The queue of the consumer that gave up.</summary>
    public required string Queue { get; init; }

    /// <summary>What went wrong: the kind of failure and its first words.</summary>
    public required string Reason { get; init; }

    public required EventOnWire Event { get; init; }

    /// <summary>What the bus said when it parked the message.</summary>
    /// <exception cref="FormatException">It is no event of ours.</exception>
    public static ParkedEvent Of(ConsumeContext<GivenUp> context) => new()
    {
        Queue = Uri.TryCreate(context.Headers.Get<string>("MT-Fault-InputAddress"), UriKind.Absolute, out var address) ? address.AbsolutePath.Split('/')[^1] : "unknown",
        Reason = Cut($"{LastName(context.Headers.Get<string>("MT-Fault-ExceptionType"))}: {context.Headers.Get<string>("MT-Fault-Message")}"),
        Event = EventOnWire.Of(context),
    };

    /// <summary>The same words for what failed in this process.</summary>
    internal static string ReasonOf(Exception failure) => Cut(string.Create(CultureInfo.InvariantCulture, $"{failure.GetType().Name}: {failure.Message}"));

    static string LastName(string? type) => type?.Split('.')[^1] ?? "unknown";

    static string Cut(string text) => text.Length <= LongestReason ? text : text[..LongestReason];
}

/// <summary>What any parked message is read as: nothing of its body is asked for.</summary>
public sealed record GivenUp;
