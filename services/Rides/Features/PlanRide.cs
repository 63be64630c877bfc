using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Providers;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Notes who should take a patient home; that person has not yet agreed.</summary>
public static class PlanRide
{
    public sealed record Request
    {
        public DriverKind? Kind { get; init; }

        /// <summary>The person, where one is known; the kind may be said here instead.</summary>
        public NamedDriver? Driver { get; init; }

        /// <summary>Has that provider asked for the ride; the ride is confirmed when the provider accepts it.</summary>
        public string? ProviderId { get; init; }
    }

    public static void Map(IEndpointRouteBuilder ride) => ride
        .MapPost("/plan", Handle)
        .WithName(nameof(PlanRide))
        .WithSummary("Note who should take a patient home; refused where the clinic's policy does not allow that kind of driver.")
        .Answers<Ride>()
        .WithExample(new { kind = "adult", driver = new { name = "J. Rivera", phone = "+15625550124", smsConsent = false } });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, Settings settings, RideProvider provider, RidesDatabase database) =>
        database.Ride(http, settings, clinicId, sessionId, turn =>
        {
            if (request.ProviderId is { } asked) RequireProvider(asked, provider, request.Kind ?? request.Driver?.Kind);
            var driver = turn.RequireGoing("plan").Named(request.Kind, request.Driver, request.ProviderId) ?? throw new InvalidException("kind", "must be given");
            return (turn.Ride.With(driver, turn.Rules) with { Status = RideStatus.Planned }, RideReason.Desk);
        });

    static void RequireProvider(string asked, RideProvider provider, DriverKind? kind)
    {
        if (asked != provider.Id) throw new InvalidException("providerId", provider.Id is { } id ? $"must be {id}" : "must be left out: no provider is set up (Scheduling__Rides__Provider)");
        if (kind == DriverKind.Adult) throw new InvalidException("kind", "must be rideshare, clinic or medical-transport where a provider drives");
    }
}
