using Scheduling.Platform.Http;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Sessions;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides.Features;

/// <summary>Shows what a text would say, before any patient reads it. Changes nothing.</summary>
public static class PreviewTemplate
{
    public sealed record Request
    {
        /// <summary>The kind of text, such as <c>t-1</c>.</summary>
        public required string Kind { get; init; }

        /// <summary><c>en</c> or <c>es</c>.</summary>
        public required string Language { get; init; }

        /// <summary>The words to try; when absent those in use.</summary>
        public string? Text { get; init; }

        /// <summary>When absent an ordinary visit is made up.</summary>
        public Guid? SessionId { get; init; }
    }

    public sealed record Response
    {
        public required string Body { get; init; }

        /// <summary>Of the body, in characters of the basic set; one text has 160.</summary>
        public required int Length { get; init; }

        /// <summary>Whether the words fit; where they do not, the shipped words are shown, because they would be sent.</summary>
        public required bool Fits { get; init; }

        /// <summary>The body with the longest dates and times, and how long it is.</summary>
        public required string Longest { get; init; }

        public required int LongestLength { get; init; }
        public required IReadOnlyList<TemplateWarning> Warnings { get; init; }
    }

    public static void Map(IEndpointRouteBuilder templates) => templates
        .MapPost("/preview", Handle)
        .WithName(nameof(PreviewTemplate))
        .WithSummary("Show what a text would say, with a booked visit or a made-up one.")
        .Answers<Response>()
        .WithExample(new Request { Kind = "t-1", Language = "en", Text = "{sender}: see you {when}. {keep} {question} {phone}. {stop}" });

    static Task<IResult> Handle([Slug] string clinicId, Request request, HttpContext http, RidesDatabase database) => database.Answer(http, async unit =>
    {
        var kind = TemplateKinds.Check(request.Kind, request.Language);
        var clinic = await ClinicStore.Find(unit, clinicId) ?? ClinicStore.Unknown(clinicId);
        if (request.Text is { } tried && TemplateRules.Errors(kind, request.Language, tried, clinic) is { Count: > 0 } errors)
            throw new InvalidException(new Dictionary<string, string[]> { ["text"] = [.. errors] });

        var sample = Sample.Ordinary(kind, request.Language, clinic);
        var protocolId = "";
        if (request.SessionId is { } sessionId)
        {
            var session = (await SessionStore.Of(unit, [sessionId])).GetValueOrDefault(sessionId);
            if (session is not { StartsAt: not null } || session.ClinicId != clinicId) throw new InvalidException("sessionId", "must be a session of this clinic that has a place");
            sample = Sample.Of(kind, request.Language, clinic, session);
            protocolId = session.ProtocolId ?? "";
        }
        var text = request.Text ?? (await InUse(unit, new(clinicId, request.Kind, request.Language, protocolId)) ?? await InUse(unit, new(clinicId, request.Kind, request.Language, "")));

        var written = text is null ? sample.Shipped() : sample.Write(text);
        var longest = Sample.Longest(kind, request.Language, clinic);
        var longestBody = text is null ? longest.Shipped() : longest.Fewest(text)!;
        return Answer.Ok(new Response
        {
            Body = written ?? sample.Shipped(),
            Length = (written ?? sample.Shipped()).Length,
            Fits = written is not null,
            Longest = longestBody,
            LongestLength = longestBody.Length,
            Warnings = text is null ? [] : TemplateRules.Warnings(kind, request.Language, text, clinic),
        });
    });

    static async Task<string?> InUse(Platform.Storage.Unit unit, TemplateName name) => (await TemplateStore.Find(unit, name))?.Text;
}
