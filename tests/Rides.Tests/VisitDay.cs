using System.Net;
using System.Text.Json;
using Scheduling.Contracts.Courses;
using static Scheduling.Rides.Tests.Planning.Planned;

namespace Scheduling.Rides.Tests;

/// <summary>What may happen on the day of a visit, and what the staff say about its ride.</summary>
static class VisitDay
{
    static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri"];

    /// <summary>The clinic with its hours, 08:00 to 17:00 on weekdays.</summary>
    public static ClinicConfigured Open(string policy = "rideshare-allowed", long version = 1, params string[] closedOn) => Happening.Clinic(version: version) with
    {
        RidePolicy = policy,
        Hours = [.. Weekdays.Select(day => new OpeningHours { Day = day, Opens = new(8, 0), Closes = new(17, 0) })],
        ClosedOn = [.. closedOn.Select(DateOnly.Parse)],
    };

    public static SessionCheckedIn CheckedIn(this SessionEvent session, string? kind = "adult") =>
        new(session with { Version = session.Version + 1, Status = "checked-in", RideKind = kind });

    public static SessionHeld Held(this SessionEvent session) => new(session with { Version = session.Version + 1, Status = "held", Reason = "blood-pressure" });

    /// <summary>The dose was given; the observation ends at that wall time.</summary>
    public static SessionAdministered Administered(this SessionEvent session, string releaseFrom) =>
        new(session with { Version = session.Version + 1, Status = "observing", ReleaseFrom = At($"{session.LocalDate:yyyy-MM-dd}", releaseFrom) });

    public static SessionObservationExtended Extended(this SessionEvent session, int minutes) =>
        new(session with { Version = session.Version + 1, ReleaseFrom = session.ReleaseFrom!.Value.AddMinutes(minutes) });

    public static SessionDischarged Discharged(this SessionEvent session) => new(session with { Version = session.Version + 1, Status = "discharged" });

    public static SessionChanged Changed(this SessionEvent session, string? status = null) =>
        new(session with { Version = session.Version + 1, Status = status ?? session.Status });

    public static string PathOfRide(SessionEvent session, string command = "") => $"/v1/clinics/lbw/rides/{session.SessionId}{(command == "" ? "" : "/" + command)}";

    public static Task<JsonElement> Ride(this Stage stage, SessionEvent session) => stage.Get(PathOfRide(session));

    /// <summary>The ride as <c>planned adult</c>, with what it is at risk of.</summary>
    public static async Task<string> RideLine(this Stage stage, SessionEvent session)
    {
        var ride = await stage.Ride(session);
        return $"{ride.Text("status")} {ride.Text("kind")}{(ride.Text("risk") is "null" ? "" : $" at risk {ride.Text("risk")}")}";
    }

    /// <summary>Gives a command on a ride, which must be obeyed.</summary>
    public static async Task<JsonElement> Says(this Stage stage, SessionEvent session, string command, string json = "{}")
    {
        using var answer = await stage.Post(PathOfRide(session, command), json);
        return await answer.Json(HttpStatusCode.OK);
    }

    /// <summary>Gives a command on a ride, which a rule must refuse: the rules.</summary>
    public static async Task<string> IsRefused(this Stage stage, SessionEvent session, string command, string json = "{}")
    {
        using var answer = await stage.Post(PathOfRide(session, command), json);
        return string.Join(' ', (await answer.Json(HttpStatusCode.UnprocessableEntity)).GetProperty("violations").EnumerateArray().Select(violation => violation.Text("rule")));
    }

    /// <summary>What was told of rides, in order, as <c>ride.needed.v1 1 booked</c>.</summary>
    public static async Task<IReadOnlyList<string>> RideEvents(this Stage stage) =>
        [.. (await stage.Query<(string Type, string Body)>("SELECT type, body FROM outbox WHERE type LIKE 'ride.%' ORDER BY seq"))
            .Select(told => (told.Type, Data: JsonDocument.Parse(told.Body).RootElement))
            .Select(told => $"{told.Type.Split('.')[1]} {told.Data.GetProperty("version")} {told.Data.Text("reason")}")];

    public const string DriverOnFile = """, "driver": { "kind": "adult", "name": "J. Rivera", "phone": "+15625550124", "smsConsent": true } """;
}
