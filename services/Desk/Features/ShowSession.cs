using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;
using Scheduling.Desk.Sessions;

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
        IReadOnlyList<PlaceOffer> offers = session.Status is "booked" or "unplaced" or "missed" or "cancelled"
            ? await Offers(http, api, $"{at}/sessions/{sessionId}/alternatives?days=7&limit=12") : [];
        return Show.Page<SessionPage>(new
        {
            Here = here,
            Session = session,
            Protocol = await api.Get<Protocol>(http, $"{at}/protocols/{session.ProtocolId}"),
            Name = (await names.Of(http, here.Clinic.Id, [session.PatientId]))[session.PatientId!],
            Ride = rides is [var ride, ..] ? ride : null,
            Offers = offers,
            Refused = refused,
        }, refused?.Problem.Status ?? 200);
    }

    /// <summary>A session that can be moved nowhere now still has its page.</summary>
    static async Task<IReadOnlyList<PlaceOffer>> Offers(HttpContext http, ClinicApi api, string path)
    {
        try { return (await api.Get<OfferList>(http, path)).Items; }
        catch (RefusedByApiException) { return []; }
    }

    sealed record OfferList(IReadOnlyList<PlaceOffer> Items);
}
