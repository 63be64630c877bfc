using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Http;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Tests;

/// <summary>The database of the service that owns the keys.</summary>
public sealed class OwnerDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, "probe");

/// <summary>The database of the service that keeps a copy of the keys.</summary>
public sealed class CopyDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, "copy");

/// <summary>The smallest service that uses every convention: it owns the keys and keeps notes.</summary>
sealed class ProbeService(MovableClock machine, LogOfTest log, Notes notes) : IService
{
    public string Name => "probe";

    public void Register(IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton(notes);
        services.AddKeyedSingleton<TimeProvider>("machine", machine);
        services.AddLogging(logging => logging.AddProvider(log));
        services.AddDatabase<OwnerDatabase>().OwnKeys<OwnerDatabase>();
    }

    public void Consume(EventConsumers consumers) => consumers.TellKeys<OwnerDatabase>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApiKeys<OwnerDatabase>();
        routes.MapGet("/open", () => TypedResults.Ok(new { ok = true })).Public();
        routes.MapGet("/forgotten", () => TypedResults.Ok(new { ok = true }));
        routes.MapGet("/fails", (HttpContext _) => throw new InvalidOperationException("a bug")).Public();

        var clinic = routes.MapGroup("/v1/clinics/{clinicId}").Requires(Role.Scheduler);
        clinic.MapGet("/who", (Principal principal) => TypedResults.Ok(new { principal.Id, principal.Roles, principal.Scopes }));
        clinic.MapGet("/orders", () => TypedResults.Ok(new { ok = true })).Requires(Role.Clinician);
        clinic.MapGet("/numbers", Numbers);
        clinic.MapGet("/days/{date}", (DateOnly date) => TypedResults.Ok(new { date }));
        clinic.MapGet("/things/{thingId}", (Guid thingId) => TypedResults.Ok(new { thingId }));
        clinic.MapGet("/query", (DateOnly? from, DateTimeOffset? at, int? days, bool? dryRun, string? text, [Slug] string? chairId) =>
            TypedResults.Ok(new { from, at, days, dryRun, text, chairId }));
        clinic.MapPost("/notes", Write).WithSummary("Write a note.").Creates<Note>().WithExample(new { text = "Called", day = "2027-01-05" });
        clinic.MapPost("/looks", Look);
        clinic.MapGet("/notes/{noteId}", Read);
        clinic.MapPut("/notes/{noteId}", Rewrite);
        clinic.MapPost("/refusals", Refuse);
        clinic.MapPost("/first", (First.Request request) => TypedResults.Ok(request));
        clinic.MapPost("/second", (Second.Request request) => TypedResults.Ok(request));
    }

    /// <summary>Two features that call their bodies the same, as features do.</summary>
    public static class First
    {
        public sealed record Request { public required int Minutes { get; init; } }
    }

    /// <summary>The other.</summary>
    public static class Second
    {
        public sealed record Request { public required DateOnly Day { get; init; } }
    }

    /// <summary>A body with one of each.</summary>
    public sealed record Note
    {
        [StringLength(20, MinimumLength = 1)]
        public required string Text { get; init; }

        public required DateOnly Day { get; init; }
        public TimeOnly? At { get; init; }
        public DateTimeOffset? Since { get; init; }
        public Role? Role { get; init; }
        public int? Minutes { get; init; }

        [MaxLength(3)]
        public IReadOnlyList<string>? Tags { get; init; }

        public IReadOnlyDictionary<string, string>? Gates { get; init; }
        public IReadOnlyList<Hours>? Hours { get; init; }
    }

    /// <summary>A part of a body.</summary>
    public sealed record Hours
    {
        [RegularExpression("mon|tue")]
        public required string Day { get; init; }

        [Range(1, 24, ErrorMessage = "must lie between 1 and 24")]
        public int Count { get; init; } = 1;
    }

    static Ok<Page<int>> Numbers([AsParameters] PageRequest page)
    {
        var after = page.After<int?>() ?? 0;
        return TypedResults.Ok(Page.Of([.. Enumerable.Range(after + 1, 120 - after).Take(page.Fetch)], page, number => number));
    }

    static Task<IResult> Write(string clinicId, Note request, HttpContext http, OwnerDatabase database, Notes notes) => database.Answer(http, async unit =>
    {
        await notes.Enter();
        if (request.Text == "refuse") throw Refused.Rule("min-gap", "Too near.", 2);
        notes.Written++;
        return Answer.Created(request, $"/v1/clinics/{clinicId}/notes/{notes.Written}", notes.Written);
    });

    static Task<IResult> Look(Note request, HttpContext http, OwnerDatabase database, Notes notes) =>
        database.AnswerReading(http, () => Task.FromResult(Answer.Ok(new { request.Text, seen = ++notes.Written })));

    static IResult Read(int noteId) => ETag.Ok(new { noteId }, 7);

    static Task<IResult> Rewrite(int noteId, HttpContext http, OwnerDatabase database) => database.Answer(http, _ =>
    {
        http.RequireMatch(7);
        return Task.FromResult(Answer.Ok(new { noteId }, 8));
    });

    static Ok<object> Refuse(string kind) => throw (kind switch
    {
        "rules" => Refused.Rule(
            new Violation { Rule = "min-gap", Message = "Too near.", SessionNumber = 3 },
            new Violation { Rule = "clinic-closed", Message = "Closed that day." }).With("nextStart", new DateOnly(2027, 1, 5)),
        "conflict" => Refused.Conflict("slot-taken", "That chair is taken at that time. Choose another start."),
        "missing" => NotFoundException.Of("course", "c1"),
        "invalid" => new InvalidException("hours[0].closes", "must be after opens"),
        "away" => new UnavailableException("The database is not ready yet."),
        _ => new InvalidOperationException("a bug with a secret in it"),
    });
}

/// <summary>The second service, which keeps a copy of the keys.</summary>
sealed class CopyService : IService
{
    public string Name => "copy";
    public void Register(IServiceCollection services) => services.AddDatabase<CopyDatabase>().CopyKeys<CopyDatabase>();
    public void Consume(EventConsumers consumers) => consumers.KeepKeys<CopyDatabase>();
    public void Map(IEndpointRouteBuilder routes) { }
}

/// <summary>What the probe wrote, and a door at which a test can hold the first writer.</summary>
sealed class Notes
{
    TaskCompletionSource? entered, leave;

    public int Written { get; set; }

    public (Task Entered, Action Leave) HoldOne()
    {
        (entered, leave) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        return (entered.Task, leave.SetResult);
    }

    public async Task Enter()
    {
        if (Interlocked.Exchange(ref entered, null) is not { } first) return;
        first.SetResult();
        await leave!.Task;
    }
}
