using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Worklist;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lists what people must do now, each with the command that does it.</summary>
public static class GetWorklist
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/worklist", Handle)
        .WithName(nameof(GetWorklist))
        .WithSummary("List what a person must do now, most urgent first.");

    static async Task<Ok<Page<WorklistItem>>> Handle(
        string clinicId, string? kind, [AsParameters] PageRequest page, WorklistStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        WorklistKind? wanted = kind is null ? null : WireName.TryParse<WorklistKind>(kind, out var named) ? named : throw new InvalidException("kind", $"must be one of {string.Join(", ", Enum.GetValues<WorklistKind>().Select(WireName.Of))}");
        var (clinic, facts) = await store.Read(clinicId, now, cancellationToken) ?? throw NotFoundException.Of("clinic", clinicId);
        var items = new Worklists(clinic, new ClinicCalendar(clinic), facts, now).All().Where(item => wanted is null || item.Kind == wanted).ToList();
        var skip = page.After<WorklistPlace>()?.Place ?? 0;
        var shown = items.Skip(skip).Take(page.Fetch).Select((item, i) => (Item: item, Place: skip + i + 1)).ToList();
        return TypedResults.Ok(Page.Of(shown, page, entry => new WorklistPlace(entry.Place)).Select(entry => entry.Item));
    }

    sealed record WorklistPlace(int Place);
}
