using Dapper;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Scheduling.Platform.Access;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Hosting;

/// <summary>
/// Whether the host lives and whether it can serve. Only its own databases make it unready: a broker that is away leaves it degraded, because
/// bookings are still taken and nothing is lost.
/// </summary>
static class Health
{
    sealed record Answer(string Status, IReadOnlyDictionary<string, string> Parts);

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new Answer("live", new Dictionary<string, string>()))).ExcludeFromDescription().Public();
        routes.MapGet("/health/ready", Ready).ExcludeFromDescription().Public();
    }

    static async Task<JsonHttpResult<Answer>> Ready(IEnumerable<Database> databases, IBusControl bus, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<string, string>();
        var isServing = true;
        foreach (var database in databases)
        {
            var answers = await Answers(database, cancellationToken);
            parts[$"database:{database.Name}"] = answers ? "ready" : "unready";
            isServing &= answers;
        }
        var isConnected = bus.CheckHealth().Status == BusHealthStatus.Healthy;
        parts["bus"] = isConnected ? "ready" : "degraded";
        return TypedResults.Json(
            new Answer(!isServing ? "unready" : isConnected ? "ready" : "degraded", parts),
            statusCode: isServing ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<bool> Answers(Database database, CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try { return await database.Read(connection => connection.ExecuteScalarAsync<int>("SELECT 1"), patience.Token) == 1; }
        catch (Exception) when (!cancellationToken.IsCancellationRequested) { return false; }
    }
}
