using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows what a human must do now, the most urgent first.</summary>
public static class ShowWorklist
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/worklist", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api, PatientNames names)
    {
        var here = await Here.At(http, api, clinicId);
        var items = await api.List<WorklistItem>(http, $"v1/clinics/{clinicId}/worklist");
        return Show.Page<WorklistPage>(new { Here = here, Items = items, Names = await names.Of(http, clinicId, items.Select(item => item.PatientId)) });
    }
}
