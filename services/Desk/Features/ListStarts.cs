using Scheduling.Desk.Api;
using Scheduling.Desk.Days;

namespace Scheduling.Desk.Features;

/// <summary>Tells the board's script where a visit that somebody has picked up may be put down.</summary>
public static class ListStarts
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/sessions/{sessionId}/starts", Handle);

    static async Task<IResult> Handle(string clinicId, Guid sessionId, HttpContext http, ClinicApi api)
    {
        var at = $"v1/clinics/{clinicId}";
        var session = await api.Get<Session>(http, $"{at}/sessions/{sessionId}");
        if (session.Date is not { } day) return Results.Json(Array.Empty<BoardPlace>());
        var offers = await api.List<PlaceOffer>(http, $"{at}/sessions/{sessionId}/alternatives?days=0");
        return Results.Json(MovePlaces.Of(offers, await api.Get<DayBoard>(http, $"{at}/days/{day:yyyy-MM-dd}"), await api.Get<Clinic>(http, at), session));
    }
}
