using System.Globalization;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Hosting;

/// <summary>Reads and advances the simulated clock. Mapped only where time is simulated.</summary>
static class SimulatedClockRoutes
{
    /// <param name="Advance">An ISO 8601 duration such as <c>PT24H</c> or <c>P7D</c>.</param>
    /// <param name="Now">An instant to go to.</param>
    public sealed record Request(string? Advance = null, string? Now = null);

    public sealed record Answer(DateTimeOffset Now);

    static readonly TimeSpan Furthest = TimeSpan.FromDays(3653);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/simulation").WithTags("Simulation").Requires(Enum.GetValues<Role>());
        group.MapGet("/clock", (Simulation simulation) => TypedResults.Ok(new Answer(simulation.Now))).WithSummary("Read the simulated clock.");
        group.MapPost("/clock", Handle).WithSummary("Let simulated time pass; answers when everything due until then is done.");
    }

    static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(Request request, Simulation simulation, CancellationToken cancellationToken)
    {
        var target = Target(request);
        return await simulation.AdvanceTo(target, cancellationToken) is { } unfinished
            ? TypedResults.Problem(statusCode: 503, title: "Time could not pass", detail: $"Unfinished after five minutes: {unfinished}.")
            : TypedResults.Ok(new Answer(simulation.Now));
    }

    static Func<DateTimeOffset, DateTimeOffset> Target(Request request)
    {
        if (request is { Advance: { } text, Now: null })
        {
            try
            {
                var duration = XmlConvert.ToTimeSpan(text);
                if (duration.Duration() > Furthest) throw new InvalidException("advance", "must be at most ten years");
                return now => now + duration;
            }
            catch (Exception wrong) when (wrong is FormatException or OverflowException)
            {
                throw new InvalidException("advance", "must be an ISO 8601 duration such as PT24H");
            }
        }
        if (request is { Advance: null, Now: { } instant })
        {
            return DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var to)
                ? _ => to
                : throw new InvalidException("now", "must be an instant such as 2027-01-05T18:00:00Z");
        }
        throw new InvalidException("advance", "must be given, or now; not both");
    }
}
