using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.SetUp;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Adds a therapist, or changes when one works and is away; follow-ups that no longer fit go elsewhere by themselves.</summary>
public static class SaveTherapist
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/set-up/therapists", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api)
    {
        var here = await Here.At(http, api, clinicId) with { Path = $"/clinics/{clinicId}/set-up/therapists" };
        var form = await TypedForm.Read(http, here.Clinic);
        var (id, version) = (form.Text("therapistId") ?? "", form.Text("version"));
        var problem = await form.Tried(async typed =>
        {
            if (!SlugAttribute.Matches(id)) throw TypedForm.Unreadable("therapistId", "must have 1 to 64 characters of a-z, 0-9 and '-', beginning with a letter or a digit");
            var path = $"v1/clinics/{clinicId}/therapists/{id}";
            if (version is null && await api.Find<Therapist>(http, path) is { Active: true }) return ApiProblem.Of("The therapist was not added", "Another therapist has that id.");
            var body = JsonSerializer.SerializeToNode(Body(typed), Json.Wire)!.AsObject();
            return (await api.Put<Therapist>(http, path, body, typed.Number("version"))).Problem?.InWords(body);
        });
        return problem is null ? Show.Next(Said.At(here.Path, "saved")) : await ShowTherapists.Page(here, http, api, form.Refused(version is null ? "new" : id, problem));
    }

    static object Body(TypedForm form) => new
    {
        name = form.Text("name") ?? "",
        hours = Week(form, "hours"),
        telehealthHours = Week(form, "video"),
        leave = Enumerable.Range(0, 100).Where(row => form.Text($"leave{row}-from") is not null || form.Text($"leave{row}-to") is not null)
            .Select(row => (From: form.Date($"leave{row}-from") ?? form.Date($"leave{row}-to"), To: form.Date($"leave{row}-to") ?? form.Date($"leave{row}-from")))
            .Select(leave => new { from = leave.From, to = leave.To }).ToList(),
    };

    static object Week(TypedForm form, string prefix) => WeekHours.Read(form, prefix).Select(stretch => new { day = stretch.Day, from = stretch.From, to = stretch.To }).ToList();
}
