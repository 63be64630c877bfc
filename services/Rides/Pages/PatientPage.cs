using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.FollowUps;
using Scheduling.Rides.Links;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Pages;

/// <summary>All that a patient's page and calendar show, as it is now.</summary>
sealed record PatientPage
{
    public required OpenedLink Opened { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null while nobody said who the patient is and how they are reached.</summary>
    public required ContactRow? Contact { get; init; }

    /// <summary>Also those that do not take place.</summary>
    public required IReadOnlyList<PageVisit> Visits { get; init; }

    public required IReadOnlyList<FollowUpVisitRow> Talks { get; init; }

    /// <summary>The zones of the clinics at which the talks are.</summary>
    public required IReadOnlyDictionary<string, TimeZoneInfo> Zones { get; init; }

    public required IReadOnlyList<PageChannel> Channels { get; init; }

    public ClinicRow Clinic => Opened.Clinic;

    /// <summary>The reader's zone.</summary>
    public TimeZoneInfo Zone => Contact?.Zone ?? Clinic.Zone;

    public string Language => Contact?.Language ?? "en";
}

/// <summary>A visit, its ride, and whether the patient asked for another time.</summary>
sealed record PageVisit(SessionRow Session, RideRow? Ride, bool HasRequest)
{
    /// <summary>The visit that a form names, as it is now; null when it is not this patient's.</summary>
    public static async Task<SessionRow?> Find(Unit unit, OpenedLink opened, string id) =>
        Guid.TryParseExact(id, "D", out var sessionId) && (await SessionStore.Of(unit, [sessionId])).GetValueOrDefault(sessionId) is { } session
            && session.GroupId == opened.Group && session.PatientId == opened.PatientId
            ? session : null;

    public bool TakesPlace => Session is { StartsAt: not null, WasWithdrawn: false } && Session.Status != "missed";

    /// <summary>Where the visit stands: on its day the ride hears of it.</summary>
    string Status => Ride is { } ride && ride.SessionVersion > Session.Version ? ride.SessionStatus : Session.Status;

    /// <summary>Until when it is ahead or going on.</summary>
    public DateTimeOffset? Until => Session.EndsAt ?? Session.StartsAt;

    public bool IsAhead(DateTimeOffset now) => TakesPlace && Status != "discharged" && now < Until;

    /// <summary>Nothing has begun: it can still be moved.</summary>
    public bool IsStillToCome(DateTimeOffset now) => Session.IsBooked && Status == "booked" && now < Session.StartsAt;

    /// <summary>A ride can be settled until the visit begins, and after that while the patient is there.</summary>
    public bool AsksForRide(DateTimeOffset now) => IsAhead(now) && Ride is { IsOpen: true } ride && (!ride.IsAhead || now <= ride.StartsAt);

    /// <summary>It is behind the patient, and the night is not.</summary>
    public bool IsJustOver(DateTimeOffset now) => TakesPlace && !IsAhead(now) && now < MayDriveFrom;

    /// <summary>From when on the patient may drive; null where nothing is known.</summary>
    public DateTimeOffset? MayDriveFrom
    {
        get
        {
            DateTimeOffset? morning = Session.NoDrivingBefore is { } day ? new WallDay(day, Session.Zone).Edge(TimeOnly.MinValue) : null;
            return Session.NoDrivingUntil is { } until && (morning is null || until > morning) ? until : morning;
        }
    }

    /// <summary>Whether an hour of the day decides, and not the night's sleep.</summary>
    public bool MayDriveByClock => Session.NoDrivingUntil is { } until && until == MayDriveFrom;
}

/// <summary>A way by which messages reach the patient.</summary>
sealed record PageChannel
{
    public required Medium Medium { get; init; }

    /// <summary>Enough of the address to know it by.</summary>
    public required string Address { get; init; }

    public required bool IsOn { get; init; }

    /// <summary>Whether the patient can change it here.</summary>
    public required bool CanChange { get; init; }
}
