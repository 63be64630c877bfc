using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows what a new clinic still lacks before its first course can be booked, with a way to each.</summary>
public static class ShowFirstSteps
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/first-steps", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api)
    {
        var here = await Here.At(http, api, clinicId);
        var clinic = here.Clinic!;
        var (therapists, patients, courses) = (Any("therapists"), Any("patients"), Any("courses"));
        await Task.WhenAll(therapists, patients, courses);
        IReadOnlyList<FirstStep> steps =
        [
            new("Opening hours and prescribers", "Visits lie where the clinic is open and a prescriber is on site.", "/set-up", clinic is { Hours.Count: > 0, PrescriberHours.Count: > 0 }),
            new("Chairs and rooms", "With what can be given in each.", "/set-up", clinic.Chairs.Count > 0),
            new("How many at once", "The most patients whom the staff can watch.", "/set-up", clinic.MaxMonitored is not null),
            new("Therapists", "The talk after each dose is booked with them by itself.", "/set-up/therapists", therapists.Result),
            new("A patient", "A name and how the patient is reached; texts and e-mails go by themselves.", "/patients", patients.Result),
            new("The first course", "All its visits in one go, with the reasons for each day.", "/book", courses.Result),
        ];
        return Show.Page<FirstStepsPage>(new { Here = here, Steps = steps });

        async Task<bool> Any(string list) => (await api.Get<Listed>(http, $"v1/clinics/{clinicId}/{list}?limit=1")).Items.Count > 0;
    }

    sealed record Listed(IReadOnlyList<JsonElement> Items);
}
