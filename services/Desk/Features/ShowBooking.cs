using Scheduling.Desk.Api;
using Scheduling.Desk.Booking;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows the booking form and, once enough is typed, the plan of the whole course with the reasons for it.</summary>
public static class ShowBooking
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/book", async (string clinicId, HttpContext http, ClinicApi api) =>
        await Page(await Here.At(http, api, clinicId), BookingForm.Of(field => http.Request.Query[field]), http, api, refused: null));

    internal static async Task<IResult> Page(Here here, BookingForm form, HttpContext http, ClinicApi api, ApiProblem? refused, Course? held = null)
    {
        var at = $"v1/clinics/{here.Clinic!.Id}";
        var protocols = await api.List<Protocol>(http, $"{at}/protocols");
        var patients = await api.Get<PatientList>(http, $"{at}/patients?limit=200");
        var (plan, problem) = held is not null ? (held, null) : form.IsWhole ? await Plan(form, protocols, at, http, api) : (null, null);
        return Show.Page<BookingPage>(new
        {
            Here = here,
            Form = form.IsWhole || form.Start.Length > 0 ? form : form with { Start = $"{here.Today.AddDays(1):yyyy-MM-dd}" },
            Protocols = protocols,
            Patients = patients.Items,
            Plan = plan,
            Problem = refused ?? problem,
        }, refused?.Status ?? 200);
    }

    /// <summary>What would be booked.</summary>
    static async Task<(Course? Plan, ApiProblem? Problem)> Plan(BookingForm form, IReadOnlyList<Protocol> protocols, string at, HttpContext http, ClinicApi api)
    {
        try
        {
            var answer = await api.Post<Course>(http, $"{at}/course-proposals?explain=true", form.Request(protocols.FirstOrDefault(p => p.Id == form.Protocol)), once: null);
            return (answer.Value, answer.Problem);
        }
        catch (RefusedByApiException unreadable) { return (null, unreadable.Problem); }
    }

    sealed record PatientList(IReadOnlyList<Patient> Items);
}
