using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Access;

/// <summary>Makes, lists and revokes keys. Mapped by the service that owns them.</summary>
public static class KeyRoutes
{
    const int LongestName = 100;

    /// <summary>What a new key is to be called and what it may do where.</summary>
    public sealed record Request
    {
        /// <summary>What people know it by, 1 to 100 characters.</summary>
        public required string Name { get; init; }

        public required IReadOnlyList<Role> Roles { get; init; }

        /// <summary>Clinic ids, or <c>*</c> alone for all clinics.</summary>
        public required IReadOnlyList<string> Clinics { get; init; }

        /// <summary>For a subscriber: <c>clinical</c>, to see protocol, phase and dose.</summary>
        public IReadOnlyList<string>? Scopes { get; init; }
    }

    /// <summary>A key; its text is shown once, in the answer that makes it.</summary>
    public sealed record Resource
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required IReadOnlyList<string> Roles { get; init; }
        public required IReadOnlyList<string> Clinics { get; init; }
        public required IReadOnlyList<string> Scopes { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }

        /// <summary>Null while it works.</summary>
        public required DateTimeOffset? RevokedAt { get; init; }

        /// <summary><c>sk_&lt;id&gt;_&lt;secret&gt;</c>.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Key { get; init; }
    }

    /// <summary>Maps <c>/v1/api-keys</c> over the keys in this database.</summary>
    public static void MapApiKeys<TDatabase>(this IEndpointRouteBuilder routes) where TDatabase : Database
    {
        var keys = routes.MapGroup("/v1/api-keys").WithTags("Keys").Requires(Role.Admin);

        keys.MapPost("", (Request request, Principal principal, HttpContext http) => Make(request, principal, Keys<TDatabase>(http), http))
            .WithSummary("Make a key; its text is in this answer and never again.")
            .Creates<Resource>()
            .WithExample(new Request { Name = "Front desk", Roles = [Role.Scheduler], Clinics = ["lbw"], Scopes = [] });

        keys.MapGet("", ([AsParameters] PageRequest page, bool? revoked, Principal principal, HttpContext http) =>
                List(page, revoked == true, principal, Keys<TDatabase>(http), http.RequestAborted))
            .WithSummary("List the keys that work; with revoked=true also those that no longer do.");

        keys.MapGet("/{keyId}", (Guid keyId, Principal principal, HttpContext http) => Get(keyId, principal, Keys<TDatabase>(http), http))
            .WithSummary("Read one key, without its text.").Answers<Resource>();

        keys.MapDelete("/{keyId}", (Guid keyId, Principal principal, HttpContext http) => Revoke(keyId, principal, Keys<TDatabase>(http), http))
            .WithSummary("Revoke a key; within a second no service takes it.").Answers<Resource>();
    }

    static TDatabase Keys<TDatabase>(HttpContext http) where TDatabase : Database => http.RequestServices.GetRequiredService<TDatabase>();

    static Task<IResult> Make(Request request, Principal principal, Database database, HttpContext http)
    {
        Check(request);
        if (request.Clinics.Any(clinic => !principal.May(clinic)))
            throw Refused.Forbidden("A key cannot be given clinics that the key making it does not have.");
        return database.Answer(http, async unit =>
        {
            var secret = KeyText.NewSecret();
            var key = new AccessKey
            {
                Id = Guid.CreateVersion7(unit.Now),
                Name = request.Name.Trim(),
                Hash = AccessKey.HashOf(secret),
                Roles = string.Join(' ', request.Roles.Distinct().Select(WireName.Of)),
                Clinics = string.Join(' ', request.Clinics.Distinct()),
                Scopes = string.Join(' ', (request.Scopes ?? []).Distinct()),
                CreatedAt = unit.Now,
                RevokedAt = null,
                Version = 1,
            };
            await AccessKeyStore.Keep(unit, key);
            unit.PublishAccess(key.Changed(), key.Id.ToString());
            return Answer.Created(Shown(key) with { Key = KeyText.Of(key.Id, secret) }, $"/v1/api-keys/{key.Id}", key.Version).WithSecret();
        });
    }

    static async Task<Ok<Page<Resource>>> List(PageRequest page, bool withRevoked, Principal principal, Database database, CancellationToken cancellationToken)
    {
        var (fetch, after) = (page.Fetch, page.After<Guid?>());
        var keys = await database.Read(connection => AccessKeyStore.List(connection, after, withRevoked), cancellationToken);
        return TypedResults.Ok(Page.Of([.. keys.Where(key => Sees(principal, key)).Take(fetch)], page, key => key.Id).Select(Shown));
    }

    static async Task<IResult> Get(Guid keyId, Principal principal, Database database, HttpContext http)
    {
        var key = await database.Read(connection => AccessKeyStore.Find(connection, keyId), http.RequestAborted);
        return key is not null && Sees(principal, key) ? ETag.Ok(Shown(key), key.Version) : throw NotFoundException.Of("key", keyId);
    }

    static Task<IResult> Revoke(Guid keyId, Principal principal, Database database, HttpContext http) => database.Answer(http, async unit =>
    {
        if (await AccessKeyStore.Find(unit, keyId) is not { } key || !Sees(principal, key)) throw NotFoundException.Of("key", keyId);
        http.RequireMatch(key.Version);
        if (key.RevokedAt is not null) return Answer.Ok(Shown(key), key.Version);
        var revoked = key with { RevokedAt = unit.Now, Version = key.Version + 1 };
        // Of two that revoke at once one writes and one finds it written.
        if (await AccessKeyStore.Keep(unit, revoked)) unit.PublishAccess(revoked.Changed(), revoked.Id.ToString());
        return Answer.Ok(Shown(revoked), revoked.Version);
    });

    /// <summary>An administrator of some clinics looks after the keys of those clinics and knows of no other.</summary>
    static bool Sees(Principal principal, AccessKey key) => AccessKey.Words(key.Clinics).All(principal.May);

    static void Check(Request request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Name.Trim().Length is 0 or > LongestName) errors["name"] = [$"must be 1 to {LongestName} characters"];
        if (request.Roles.Count == 0) errors["roles"] = ["must name at least one role"];
        if (request.Clinics.Count == 0) errors["clinics"] = ["must name at least one clinic, or * for all"];
        else if (request.Clinics is not [Principal.AllClinics] && !request.Clinics.All(SlugAttribute.Matches)) errors["clinics"] = ["must be clinic ids, or * alone"];
        if (request.Scopes?.All(SlugAttribute.Matches) == false) errors["scopes"] = ["must be names such as clinical"];
        if (errors.Count > 0) throw new InvalidException(errors);
    }

    static Resource Shown(AccessKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Roles = AccessKey.Words(key.Roles),
        Clinics = AccessKey.Words(key.Clinics),
        Scopes = AccessKey.Words(key.Scopes),
        CreatedAt = key.CreatedAt,
        RevokedAt = key.RevokedAt,
    };
}
