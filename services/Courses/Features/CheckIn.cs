using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.TreatmentDay;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Receives the patient: every gate is asked once more, the way home is sure, fasting was asked.</summary>
public static class CheckIn
{
    public sealed record Request
    {
        /// <summary>Needed unless the ride home is confirmed already.</summary>
        public NamedDriver? Driver { get; init; }

        public required Fasting Fasting { get; init; }

        /// <summary>Of the gates only <c>authorization</c> can be set aside.</summary>
        public Override? Override { get; init; }
    }

    /// <summary>Who takes the patient home; of this only the kind is kept here.</summary>
    public sealed record NamedDriver
    {
        public required DriverKind Kind { get; init; }

        [StringLength(100)]
        public string? Name { get; init; }

        [StringLength(40)]
        public string? Phone { get; init; }
    }

    /// <summary>What the patient answered.</summary>
    public sealed record Fasting
    {
        public required bool Kept { get; init; }
        public DateTimeOffset? LastFoodAt { get; init; }
        public DateTimeOffset? LastDrinkAt { get; init; }
    }

    public sealed record Response : Session
    {
        [SetsRequiredMembers]
        internal Response(Session session, DateTimeOffset? earliestDoseAt, bool blockFits) : base(session) => (EarliestDoseAt, BlockFits) = (earliestDoseAt, blockFits);

        /// <summary>No dose before, where fasting was not kept; else null.</summary>
        [JsonPropertyOrder(1)]
        public required DateTimeOffset? EarliestDoseAt { get; init; }

        /// <summary>False when the dose must wait so long that its block passes the clinic's hours, the prescriber's or the chair's next visit.</summary>
        [JsonPropertyOrder(1)]
        public required bool BlockFits { get; init; }
    }

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/check-in", Handle)
        .WithName(nameof(CheckIn))
        .WithSummary("Check a patient in, from 60 minutes before the session: refused while a gate is open or nobody takes the patient home.")
        .Answers<Response>()
        .WithExample(new { driver = new { kind = "adult" }, fasting = new { kept = true } });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        var file = await CourseFiles.OfSession(unit, clinicId, sessionId);
        var row = file.Session(sessionId);
        http.RequireMatch(row.Version);
        file.Require(row, "check-in", SessionStatus.Booked);

        file.Note(request.Override, sessionId, http.Principal(), "authorization");
        if (request.Fasting.LastFoodAt is { } ate) file.Past(ate, earliest: null, "fasting.lastFoodAt");
        if (request.Fasting.LastDrinkAt is { } drank) file.Past(drank, earliest: null, "fasting.lastDrinkAt");

        var broken = new List<Violation>();
        var arrived = Arriving.At(file, row, broken);
        var driver = Departing.Home(file, await RideStore.Find(unit, sessionId), request.Driver?.Kind, row.Number, broken);
        broken.AddRange(Admitting.OpenGates(file, row, request.Override));
        if (broken.Count > 0) throw Refused.Rule(broken);

        var earliest = request.Fasting.Kept ? null : Admitting.EarliestDose(file.Protocol.Instructions, request.Fasting.LastFoodAt, request.Fasting.LastDrinkAt, file.Now);
        var waits = Admitting.PutOff(file, arrived, earliest);
        file.Put(
            ((waits ?? arrived) with { Status = SessionStatus.CheckedIn, WelfareDueAt = null }).With(row.VisitOf() with
            {
                CheckedInAt = file.Now,
                DriverKind = driver,
                FastingKept = request.Fasting.Kept,
                EarliestDoseAt = earliest,
            }),
            Happening.CheckedIn);
        await CourseFiles.Save(unit, file, new()
        {
            Name = "check-in",
            Subject = sessionId.ToString(),
            By = http.Principal(),
            Detail = new { driver, request.Fasting.Kept, overridden = request.Override?.Rule },
        });

        var after = file.Session(sessionId);
        var shown = earliest is { } at ? WallClock.InZone(at, file.Calendar.Zone) : (DateTimeOffset?)null;
        return Answer.Ok(new Response(CourseView.Of(after), shown, waits is not null), after.Version);
    });
}
