using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;

namespace Scheduling.Courses.Tests;

/// <summary>The smallest other service: it remembers every event that the bus brings it. It also sets the clock and the log of the host it is in.</summary>
sealed class Listener(ClockOfTest clock, LogOfTest log, Heard heard) : IService
{
    public string Name => "listener";

    public void Register(IServiceCollection services) => services
        .AddSingleton<TimeProvider>(clock).AddSingleton(heard).AddLogging(logging => logging.AddProvider(log));

    public void Consume(EventConsumers consumers) =>
        consumers.Add<RememberEvent>(Heard.Types);

    public void Map(IEndpointRouteBuilder routes) { }
}

/// <summary>Any event's body, member for member.</summary>
public sealed class AnyBody
{
    [System.Text.Json.Serialization.JsonExtensionData]
    public Dictionary<string, JsonElement> Members { get; init; } = [];
}

/// <summary>Remembers an event as it travelled.</summary>
public sealed class RememberEvent(Heard heard) : IConsumer<AnyBody>
{
    public Task Consume(ConsumeContext<AnyBody> context)
    {
        heard.Add(new HeardEvent
        {
            Type = context.Headers.Get<string>("cloudEvents:type")!,
            Subject = context.Headers.Get<string>("cloudEvents:subject")!,
            Source = context.Headers.Get<string>("cloudEvents:source")!,
            Time = context.Headers.Get<string>("cloudEvents:time")!,
            Body = JsonDocument.Parse(context.ReceiveContext.Body.GetString()).RootElement,
        });
        return Task.CompletedTask;
    }
}

/// <summary>An event's attributes and its body.</summary>
public sealed record HeardEvent
{
    public required string Type { get; init; }
    public required string Subject { get; init; }
    public required string Source { get; init; }
    public required string Time { get; init; }
    public required JsonElement Body { get; init; }

    public string ClinicId => Body.GetProperty("clinicId").GetString()!;
}

/// <summary>What the listener has heard so far.</summary>
public sealed class Heard
{
    /// <summary>All that is listened to.</summary>
    public static readonly string[] Types =
    [
        "clinic.configured.v1", "clinic.day-changed.v1", "course.booked.v1", "course.changed.v1", "course.review-due.v1", "course.reviewed.v1",
        "session.booked.v1", "session.unplaced.v1", "session.moved.v1", "session.changed.v1", "session.cancelled.v1", "session.missed.v1", "session.held.v1", "session.checked-in.v1",
        "session.administered.v1", "session.observation-extended.v1", "session.discharged.v1", "session.welfare-check-due.v1",
    ];

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly List<HeardEvent> all = [];
    TaskCompletionSource more = New();

    internal void Add(HeardEvent happened)
    {
        lock (all)
        {
            all.Add(happened);
            more.SetResult();
            more = New();
        }
    }

    /// <summary>The events of one clinic, once there are so many.</summary>
    public async Task<IReadOnlyList<HeardEvent>> Of(string clinicId, int atLeast, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task another;
            lock (all)
            {
                var found = all.Where(happened => happened.ClinicId == clinicId).ToList();
                if (found.Count >= atLeast) return found;
                another = more.Task;
            }
            await another.WaitAsync(Patience, cancellationToken);
        }
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
