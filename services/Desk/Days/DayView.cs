using Scheduling.Desk.Api;
using Scheduling.Desk.Sessions;

namespace Scheduling.Desk.Days;

/// <summary>All that a day's page shows.</summary>
public sealed record DayView
{
    public required DayBoard Board { get; init; }
    public required DayTable Table { get; init; }
    public required IReadOnlyDictionary<Guid, Session> Sessions { get; init; }
    public required IReadOnlyDictionary<string, Protocol> Protocols { get; init; }
    public required IReadOnlyDictionary<Guid, Ride> Rides { get; init; }
    public required IReadOnlyList<FollowUp> FollowUps { get; init; }

    /// <summary>By id; a patient without a contact is called by the id.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>What the worklist says of each session.</summary>
    public required ILookup<Guid, WorklistItem> Items { get; init; }

    /// <summary>A command that was refused, shown where it was given.</summary>
    public RefusedCommand? Refused { get; init; }

    /// <summary>How many are in the clinic now.</summary>
    public int MonitoredNow => Board.Chairs.Sum(chair => chair.Blocks.Count(block => block.Phase is "check-in" or "administration" or "observation" or "discharge"));

    /// <summary>What somebody must do next, the earliest first.</summary>
    public IEnumerable<BlockOnDay> DueNext => Board.Chairs.SelectMany(chair => chair.Blocks).Where(block => block.Due is not null).OrderBy(block => block.Due!.At).Take(6);

    internal static async Task<DayView> Read(HttpContext http, ClinicApi api, PatientNames names, Clinic clinic, DateOnly date, RefusedCommand? refused)
    {
        var at = $"v1/clinics/{clinic.Id}";
        var board = api.Get<DayBoard>(http, $"{at}/days/{date:yyyy-MM-dd}");
        var sessions = api.List<Session>(http, $"{at}/sessions?date={date:yyyy-MM-dd}");
        var protocols = api.List<Protocol>(http, $"{at}/protocols");
        var rides = Maybe(api.List<Ride>(http, $"{at}/rides?date={date:yyyy-MM-dd}"));
        var followUps = Maybe(api.List<FollowUp>(http, $"{at}/follow-ups?date={date:yyyy-MM-dd}"));
        var items = api.List<WorklistItem>(http, $"{at}/worklist");
        await Task.WhenAll(board, sessions, protocols, rides, followUps, items);
        return new()
        {
            Board = board.Result,
            Table = DayTable.Of(board.Result, clinic.GridMinutes),
            Sessions = sessions.Result.Where(session => session.SessionId is not null).ToDictionary(session => session.SessionId!.Value),
            Protocols = protocols.Result.ToDictionary(protocol => protocol.Id),
            Rides = rides.Result.ToDictionary(ride => ride.SessionId),
            FollowUps = [.. followUps.Result.Where(followUp => followUp is { Status: "booked" or "completed", StartsAt: not null }).OrderBy(followUp => followUp.StartsAt)],
            Names = await names.Of(http, clinic.Id, sessions.Result.Select(session => session.PatientId).Concat(followUps.Result.Select(followUp => (string?)followUp.PatientId))),
            Items = items.Result.Where(item => item.SessionId is not null).ToLookup(item => item.SessionId!.Value),
            Refused = refused,
        };
    }

    /// <summary>What stands beside the board is left out when its service cannot be reached: the board is not.</summary>
    static async Task<IReadOnlyList<T>> Maybe<T>(Task<IReadOnlyList<T>> list)
    {
        try { return await list; }
        catch (RefusedByApiException) { return []; }
    }
}
