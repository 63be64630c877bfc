using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduling.Desk.Api;
using Scheduling.Desk.Booking;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;
using Scheduling.Desk.SetUp;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Shows a protocol as text that can be changed, and the course that it makes.</summary>
public static class ShowProtocol
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/set-up/protocols/{protocolId}", async (string clinicId, string protocolId, HttpContext http, ClinicApi api) =>
        await Page(await Here.At(http, api, clinicId), protocolId, http, api, refused: null));

    internal static async Task<IResult> Page(Here here, string protocolId, HttpContext http, ClinicApi api, RefusedForm? refused)
    {
        if (!SlugAttribute.Matches(protocolId)) throw ShowDay.NotThere();
        var at = $"v1/clinics/{here.Clinic!.Id}";
        var text = await api.Get<JsonObject>(http, $"{at}/protocols/{protocolId}");
        var protocol = text.Deserialize<Protocol>(Json.Wire)!;
        var days = BookingForm.Weekdays.Where(day => http.Request.Query["day"].Contains(day)).ToList();
        var start = WireTime.TryDate(http.Request.Query["start"], out var typed) ? typed : here.Today.AddDays(1);
        if (days.Count == 0) days = [.. protocol.Phases[0].Patterns is [var usual, ..] ? usual : ["mon"]];
        var plan = refused is null ? await Plan(start) : new();
        // Without a day of one's own the first that suits the pattern is shown.
        if (plan.Problem?.NextStart is { } next && http.Request.Query["start"].Count == 0) plan = await Plan(start = next);
        return Show.Page<ProtocolPage>(
            new { Here = here, Protocol = protocol, Text = ProtocolText.Of(text), Warnings = protocol.Warnings, Refused = refused, Start = start, Days = (IReadOnlyList<string>)days, Plan = plan.Value, PlanProblem = plan.Problem },
            refused?.Problem.Status ?? 200);

        // Planned for nobody and stored nowhere.
        Task<ApiAnswer<Course>> Plan(DateOnly from) =>
            api.Post<Course>(http, $"{at}/course-proposals", new { patientId = "preview", protocolId, startDate = from, pattern = days }, once: null);
    }
}
