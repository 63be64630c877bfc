using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides.Features;

/// <summary>Goes back to the shipped words; the versions that were used are kept.</summary>
public static class RemoveTemplate
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder templates) => templates
        .MapDelete("/{kind}/{language}", Handle)
        .WithName(nameof(RemoveTemplate))
        .WithSummary("Go back to the shipped words.")
        .Answers<Template>();

    static Task<IResult> Handle([Slug] string clinicId, string kind, string language, [Slug] string? protocolId, HttpContext http, RidesDatabase database) =>
        database.Answer(http, async unit =>
        {
            TemplateKinds.Check(kind, language);
            var clinic = await ClinicStore.Find(unit, clinicId) ?? ClinicStore.Unknown(clinicId);
            var name = new TemplateName(clinicId, kind, language, protocolId ?? "");
            var before = await TemplateStore.Find(unit, name);
            if (before is not null) http.RequireMatch(before.Version);
            if (before?.Text is null) return Answer.Ok(Template.Of(name, before, clinic), before?.Version ?? 0);

            var row = before with { Version = before.Version + 1, Text = null, ChangedAt = unit.Now, ChangedBy = http.Principal().Name };
            await TemplateStore.Put(unit, row);
            return Answer.Ok(Template.Of(name, row, clinic), row.Version);
        });
}
