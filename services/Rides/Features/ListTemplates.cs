using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides.Features;

/// <summary>Lists the words of every kind of text that a clinic may choose, its own and the shipped ones.</summary>
public static class ListTemplates
{
    public static void Map(IEndpointRouteBuilder templates) => templates
        .MapGet("", Handle)
        .WithName(nameof(ListTemplates))
        .WithSummary("List the words of every kind of text in every language.");

    static async Task<Ok<Page<Template>>> Handle(
        string clinicId, [AsParameters] PageRequest page, TemplateStore templates, RidesDatabase database, CancellationToken cancellationToken)
    {
        var own = (await templates.Newest(clinicId, cancellationToken)).ToDictionary(row => row.Name);
        var general = TemplateKinds.Kinds.SelectMany(kind => TemplateKinds.Languages.Select(language => new TemplateName(clinicId, WireName.Of(kind), language, "")));
        var clinic = await database.Read(connection => ClinicStore.Get(connection, clinicId), cancellationToken);
        var all = general.Concat(own.Values.Where(row => row is { ProtocolId.Length: > 0, Text: not null }).Select(row => row.Name)).ToList();
        return TypedResults.Ok(Page.Cut([.. all.Select(name => Template.Of(name, own.GetValueOrDefault(name), clinic))], page));
    }
}
