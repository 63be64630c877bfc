using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Providers;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Takes what a provider tells of a ride: it may come twice and in any order, and the highest sequence decides.</summary>
public static class ReceiveRideStatus
{
    public sealed record Request
    {
        /// <summary>The order's id, as it was asked for.</summary>
        public required Guid Id { get; init; }

        public required ProviderStatus Status { get; init; }

        /// <summary>Higher with each thing told of an order; what is not higher than the highest heard changes nothing.</summary>
        public required long Sequence { get; init; }

        /// <summary>When it happened, as the provider says.</summary>
        public DateTimeOffset? At { get; init; }
    }

    /// <param name="Taken">False when it is old news.</param>
    public sealed record Response(bool Taken);

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/inbound/rides", Handle)
        .WithName(nameof(ReceiveRideStatus))
        .WithSummary("Take what a ride provider tells: JSON with id, status and sequence, signed with X-Timestamp and X-Signature.")
        .Accepts<Request>("application/json");

    static async Task<Results<Ok<Response>, UnauthorizedHttpResult>> Handle(
        HttpContext http, Settings settings, RidesDatabase database, [FromKeyedServices("machine")] TimeProvider machine, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, cancellationToken);
        string timestamp = http.Request.Headers["X-Timestamp"].ToString(), signature = http.Request.Headers["X-Signature"].ToString();
        if (settings.ProviderSecret is not { } secret || !InboundSignature.IsValid(secret, timestamp, signature, bytes.ToArray(), machine.GetUtcNow())) return TypedResults.Unauthorized();

        var told = Read(bytes.ToArray());
        var isTaken = await database.Write(async unit => await InboundSignature.IsFirst(unit, signature, machine.GetUtcNow()) ? await Take(unit, told, settings) : (bool?)null, cancellationToken);
        return isTaken is { } taken ? TypedResults.Ok(new Response(taken)) : TypedResults.Unauthorized();
    }

    static Request Read(byte[] body)
    {
        // What a provider says beside is the provider's own.
        try { return JsonSerializer.Deserialize<Request>(body, Json.Wire) ?? throw new InvalidException("body", "must be an object"); }
        catch (JsonException wrong) { throw new BadHttpRequestException("The body could not be read.", wrong); }
    }

    static async Task<bool> Take(Unit unit, Request told, Settings settings)
    {
        if (await RideOrderStore.Find(unit, told.Id) is not { } seen) throw NotFoundException.Of("order", told.Id);
        if (await RideCommands.Taken(unit, await RideStore.Find(unit, seen.SessionId)) is not { } ride) return false;
        // Read again, now that nobody else can change it.
        var order = (await RideOrderStore.Find(unit, told.Id))!;
        if (told.Sequence <= order.Sequence) return false;
        await RideOrderStore.Put(unit, order with { Status = WireName.Of(told.Status), Sequence = told.Sequence });
        if (!order.IsCurrent || ride.IsOver) return true;

        var rules = await RideRulesStore.Of(unit, ride.ClinicId, settings.TransportNoticeDays);
        var after = ProviderNews.Of(ride, told.Status, rules, unit.Now);
        await RideChanges.Save(unit, RideSteps.Of(ride, after, $"provider-{WireName.Of(told.Status)}", rules, unit.Now));
        return true;
    }
}
