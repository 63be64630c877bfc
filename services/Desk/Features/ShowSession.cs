using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;
using Scheduling.Desk.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Shows one visit with every command that can be given on it.</summary>
public static class ShowSession
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/sessions/{sessionId}", async (string clinicId, Guid sessionId, HttpContext http, ClinicApi api, PatientNames names) =>
        await Page(await Here.At(http, api, clinicId), sessionId, http, api, names, refused: null));

    internal static async Task<IResult> Page(Here here, Guid sessionId, HttpContext http, ClinicApi api, PatientNames names, RefusedCommand? refused)
    {
        var at = $"v1/clinics/{here.Clinic!.Id}";
        var session = await api.Get<Session>(http, $"{at}/sessions/{sessionId}");
        var rides = await api.List<Ride>(http, $"{at}/rides?sessionId={sessionId}");
        var wanted = Wanted(here, http.Request.Query);
        // The best are enough for a list; whether a place that was pointed at is among them takes all of its day.
        IReadOnlyList<PlaceOffer> offers = session.Status is "booked" or "unplaced" or "missed" or "cancelled"
            ? await Offers(http, api, $"{at}/sessions/{sessionId}/alternatives?days=7&limit={(wanted is null ? SessionPage.Listed : 200)}") : [];
        return Show.Page<SessionPage>(new
        {
            Here = here,
            Session = session,
            Protocol = await api.Get<Protocol>(http, $"{at}/protocols/{session.ProtocolId}"),
            Name = (await names.Of(http, here.Clinic.Id, [session.PatientId]))[session.PatientId!],
            Ride = rides is [var ride, ..] ? ride : null,
            Offers = offers,
            Wanted = wanted,
            Refused = refused,
        }, refused?.Problem.Status ?? 200);
    }

    /// <summary>Where somebody put it down on the board; null for a page that was opened otherwise.</summary>
    static WantedPlace? Wanted(Here here, IQueryCollection query) =>
        WireTime.TryDate(query["on"], out var on) && WireTime.TryWall(query["at"], out var at)
            ? new() { On = on, At = at, Chair = here.Clinic!.Chairs.FirstOrDefault(chair => chair.Id == query["chair"])?.Id } : null;

    /// <summary>A session that can be moved nowhere now still has its page.</summary>
    static async Task<IReadOnlyList<PlaceOffer>> Offers(HttpContext http, ClinicApi api, string path)
    {
        try { return (await api.Get<OfferList>(http, path)).Items; }
        catch (RefusedByApiException) { return []; }
    }

    sealed record OfferList(IReadOnlyList<PlaceOffer> Items);
}
