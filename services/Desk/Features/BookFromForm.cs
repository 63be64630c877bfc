using Scheduling.Desk.Api;
using Scheduling.Desk.Booking;

namespace Scheduling.Desk.Features;

/// <summary>Books the plan that was shown.</summary>
public static class BookFromForm
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/book", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api)
    {
        var here = await Here.At(http, api, clinicId);
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var form = BookingForm.Of(field => fields[field]);
        var at = $"v1/clinics/{clinicId}";
        var protocols = await api.List<Protocol>(http, $"{at}/protocols");
        ApiAnswer<Course> booked;
        try
        {
            // What was held is booked as it was shown; else it is planned once more, on what is taken now.
            object request = form.Hold.Length > 0
                ? new { holdId = form.Hold, acceptUnplaced = form.AcceptUnplaced }
                : form.Request(protocols.FirstOrDefault(p => p.Id == form.Protocol));
            booked = await api.Post<Course>(http, $"{at}/courses", request, fields["once"]);
        }
        catch (RefusedByApiException unreadable)
        {
            booked = new() { Problem = unreadable.Problem };
        }
        return booked.Value is { CourseId: { } courseId }
            ? Show.Next($"{here.Base}/courses/{courseId}?done=booked")
            : await ShowBooking.Page(here with { Path = $"{here.Base}/book{form.Query()}" }, form with { Hold = "" }, http, api, booked.Problem);
    }
}
