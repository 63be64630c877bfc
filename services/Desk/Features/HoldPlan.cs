using Scheduling.Desk.Api;
using Scheduling.Desk.Booking;

namespace Scheduling.Desk.Features;

/// <summary>Keeps the chairs of a plan for ten minutes while somebody decides.</summary>
public static class HoldPlan
{
    const int Minutes = 10;

    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/book/hold", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api)
    {
        var here = await Here.At(http, api, clinicId);
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var form = BookingForm.Of(field => fields[field]);
        var protocols = await api.List<Protocol>(http, $"v1/clinics/{clinicId}/protocols");
        ApiAnswer<Course> held;
        try
        {
            held = await api.Post<Course>(http, $"v1/clinics/{clinicId}/course-proposals?explain=true&holdMinutes={Minutes}", form.Request(protocols.FirstOrDefault(p => p.Id == form.Protocol)), fields["once"]);
        }
        catch (RefusedByApiException unreadable)
        {
            held = new() { Problem = unreadable.Problem };
        }
        return await ShowBooking.Page(here with { Path = $"{here.Base}/book{form.Query()}" }, form, http, api, held.Problem, held.Value);
    }
}
