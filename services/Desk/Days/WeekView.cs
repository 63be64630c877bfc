using Scheduling.Desk.Api;

namespace Scheduling.Desk.Days;

/// <summary>A week as its page shows it: days across, chairs and therapists down.</summary>
public sealed record WeekView
{
    /// <summary>From Monday on.</summary>
    public required IReadOnlyList<DayUse> Days { get; init; }

    public required IReadOnlyList<Session> Sessions { get; init; }
    public required IReadOnlyList<FollowUp> FollowUps { get; init; }
    public required IReadOnlyDictionary<string, Protocol> Protocols { get; init; }
    public required IReadOnlyDictionary<string, string> Therapists { get; init; }

    /// <summary>Visits whose ride a person must see to.</summary>
    public required IReadOnlySet<Guid> WithoutRide { get; init; }

    /// <summary>Of the patients, by id.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public DateOnly Monday => Days[0].Date;

    /// <summary>What is in a chair on a day, as it comes.</summary>
    public IEnumerable<Session> In(string? chairId, DateOnly day) => Sessions.Where(session => session.ChairId == chairId && session.Date == day).OrderBy(session => session.StartsAt);

    /// <summary>Whom a therapist sees on a day.</summary>
    public IEnumerable<FollowUp> With(string therapistId, DateOnly day) =>
        FollowUps.Where(each => each.TherapistId == therapistId && each.StartsAt is { } at && DateOnly.FromDateTime(at.DateTime) == day).OrderBy(each => each.StartsAt);

    internal static async Task<WeekView> Read(HttpContext http, ClinicApi api, PatientNames names, string clinicId, DateOnly monday)
    {
        var (at, range) = ($"v1/clinics/{clinicId}", $"from={monday:yyyy-MM-dd}&to={monday.AddDays(6):yyyy-MM-dd}");
        var (days, sessions) = (api.List<DayUse>(http, $"{at}/utilization?{range}"), api.List<Session>(http, $"{at}/sessions?{range}"));
        var (protocols, rides) = (api.List<Protocol>(http, $"{at}/protocols"), api.ListBeside<Ride>(http, $"{at}/rides?status=at-risk"));
        var therapists = api.ListBeside<Therapist>(http, $"{at}/therapists?removed=true");
        var followUps = Task.WhenAll(Enumerable.Range(0, 7).Select(day => api.ListBeside<FollowUp>(http, $"{at}/follow-ups?date={monday.AddDays(day):yyyy-MM-dd}")));
        await Task.WhenAll(days, sessions, protocols, rides, therapists, followUps);
        IReadOnlyList<Session> placed = [.. sessions.Result.Where(session => session.StartsAt is not null)];
        IReadOnlyList<FollowUp> talks = [.. followUps.Result.SelectMany(list => list).Where(each => each is { StartsAt: not null, Status: "booked" or "completed" }).DistinctBy(each => each.FollowUpId)];
        return new()
        {
            Days = days.Result,
            Sessions = placed,
            FollowUps = talks,
            Protocols = protocols.Result.ToDictionary(protocol => protocol.Id),
            Therapists = therapists.Result.ToDictionary(therapist => therapist.TherapistId, therapist => therapist.Name),
            WithoutRide = rides.Result.Select(ride => ride.SessionId).ToHashSet(),
            Names = await names.Of(http, clinicId, placed.Select(session => session.PatientId).Concat(talks.Select(each => (string?)each.PatientId))),
        };
    }
}
