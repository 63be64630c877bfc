using Scheduling.Desk.Api;

namespace Scheduling.Desk.Days;

/// <summary>Where on its day's board a visit could be put without breaking a rule. Pure.</summary>
static class MovePlaces
{
    /// <summary>Every offered start, in each chair that takes the route and is free for all of the visit.</summary>
    public static IReadOnlyList<BoardPlace> Of(IReadOnlyList<PlaceOffer> offers, DayBoard board, Clinic clinic, Session session)
    {
        var chairs = clinic.Chairs.Where(chair => session.Route is null || chair.Routes.Contains(session.Route)).Select(chair => chair.Id).ToHashSet();
        return
        [
            .. from offer in offers
               where DateOnly.FromDateTime(offer.StartsAt.DateTime) == board.Date
               from chair in board.Chairs
               where chair.ChairId == offer.ChairId || (chairs.Contains(chair.ChairId) && IsFree(chair, offer))
               orderby offer.StartsAt, chair.ChairId
               select new BoardPlace { At = offer.StartsAt.ToString("HH:mm"), Chair = chair.ChairId },
        ];

        bool IsFree(ChairOnDay chair, PlaceOffer offer) =>
            chair.Blocks.All(block => block.SessionId == session.SessionId
                || block.EndsAt.AddMinutes(clinic.TurnoverMinutes) <= offer.StartsAt || offer.EndsAt.AddMinutes(clinic.TurnoverMinutes) <= block.StartsAt)
            && chair.Closed.All(closed => closed.To <= TimeOnly.FromDateTime(offer.StartsAt.DateTime) || TimeOnly.FromDateTime(offer.EndsAt.DateTime) <= closed.From);
    }
}

/// <summary>A row and a column of the board.</summary>
public sealed record BoardPlace
{
    /// <summary>The clinic's wall time.</summary>
    public required string At { get; init; }

    public required string Chair { get; init; }
}
