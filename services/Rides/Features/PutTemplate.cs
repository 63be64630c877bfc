using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides.Features;

/// <summary>Makes a new version of a clinic's own words for one kind of text.</summary>
public static class PutTemplate
{
    public sealed record Request
    {
        /// <summary>With placeholders such as <c>{sender}</c> and <c>{when}</c>; a GET shows which. Plain words that anybody may read over a shoulder.</summary>
        public required string Text { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder templates) => templates
        .MapPut("/{kind}/{language}", Handle)
        .WithName(nameof(PutTemplate))
        .WithSummary("Make a new version of a clinic's own words; with protocolId for the visits of that protocol only.")
        .Answers<Template>()
        .Creates<Template>()
        .WithExample(new Request { Text = "{sender}: see you {when}. {more} {keep} {question} {phone}. {stop}" });

    static Task<IResult> Handle([Slug] string clinicId, string kind, string language, [Slug] string? protocolId, Request request, HttpContext http, RidesDatabase database) =>
        database.Answer(http, async unit =>
        {
            var known = TemplateKinds.Check(kind, language);
            var clinic = await ClinicStore.Find(unit, clinicId) ?? ClinicStore.Unknown(clinicId);
            if (TemplateRules.Errors(known, language, request.Text, clinic) is { Count: > 0 } errors) throw new InvalidException(new Dictionary<string, string[]> { ["text"] = [.. errors] });

            var name = new TemplateName(clinicId, kind, language, protocolId ?? "");
            var before = await TemplateStore.Find(unit, name);
            if (before is not null) http.RequireMatch(before.Version);
            // The same words again are no new version.
            if (before?.Text == request.Text) return Answer.Ok(Template.Of(name, before, clinic), before.Version);

            var row = new TemplateRow
            {
                ClinicId = clinicId, Kind = kind, Language = language, ProtocolId = name.ProtocolId, Version = (before?.Version ?? 0) + 1, Text = request.Text,
                ChangedAt = unit.Now, ChangedBy = http.Principal().Name,
            };
            await TemplateStore.Put(unit, row);
            var template = Template.Of(name, row, clinic);
            return before is null ? Answer.Created(template, $"/v1/clinics/{clinicId}/templates/{kind}/{language}", row.Version) : Answer.Ok(template, row.Version);
        });
}
