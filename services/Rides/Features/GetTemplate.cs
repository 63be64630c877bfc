using Scheduling.Platform.Http;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides.Features;

/// <summary>Shows the words of one kind of text: the clinic's own, or the shipped ones where it has none.</summary>
public static class GetTemplate
{
    public static void Map(IEndpointRouteBuilder templates) => templates
        .MapGet("/{kind}/{language}", Handle)
        .WithName(nameof(GetTemplate))
        .WithSummary("Show the words of one kind of text, with the placeholders it knows.")
        .Answers<Template>();

    static async Task<IResult> Handle(
        string clinicId, string kind, string language, [Slug] string? protocolId, int? version, TemplateStore templates, RidesDatabase database, CancellationToken cancellationToken)
    {
        TemplateKinds.Check(kind, language);
        var name = new TemplateName(clinicId, kind, language, protocolId ?? "");
        var row = await templates.Find(name, version, cancellationToken);
        if (row is null && version > 0) throw NotFoundException.Of("version of this template", version);
        var clinic = await database.Read(connection => ClinicStore.Get(connection, clinicId), cancellationToken);
        return ETag.Ok(Template.Of(name, row, clinic), row?.Version ?? 0);
    }
}
