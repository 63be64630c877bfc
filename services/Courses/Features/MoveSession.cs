using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Puts a session at a start that a person chose, or gives a slot without a place one; it is pinned there.</summary>
public static class MoveSession
{
    public sealed record Request
    {
        /// <summary>The arrival, on the clinic's grid.</summary>
        public required DateTimeOffset StartsAt { get; init; }

        /// <summary>Null lets the fullest chair that fits take it.</summary>
        [Slug]
        public string? ChairId { get; init; }

        public required ChangeReason Reason { get; init; }
        public Override? Override { get; init; }
    }

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/move", Handle)
        .WithName(nameof(MoveSession))
        .WithSummary("Move a session to another start, or give a slot without a place one: the make-up of a missed dose too.")
        .Answers<Session>()
        .WithExample(new { startsAt = "2027-01-13T10:00:00-08:00", reason = "patient" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "move", new { request.StartsAt, request.ChairId, request.Reason, overridden = request.Override?.Rule },
        (file, row) =>
        {
            file.Require(row, "move", SessionStatus.Booked, SessionStatus.Held, SessionStatus.Unplaced, SessionStatus.Missed, SessionStatus.Cancelled);
            file.Note(request.Override, sessionId, http.Principal(), Rules.MinGap, Rules.TreatmentWeek, Rules.IntervalWindow, Rules.CeilingExceeded);
            var chair = file.Clinic.Chairs.FirstOrDefault(chair => chair.Id == request.ChairId);
            if (request.ChairId is not null && chair is null)
                throw new InvalidException("chairId", $"names no chair of this clinic; there are {string.Join(", ", file.Clinic.Chairs.Select(chair => chair.Id))}");

            if (chair is not null && !chair.Routes.Contains(file.Protocol.Route))
                throw Refused.Rule(Rules.RouteNotOffered, $"{chair.Name} is not set up for {WireName.Of(file.Protocol.Route)}.", row.Number);

            var (day, at) = WallClock.ToLocal(request.StartsAt, file.Calendar.Zone);
            if (Math.Abs(day.DayNumber - row.Day.DayNumber) > FurthestDays) throw new InvalidException("startsAt", $"must lie within {FurthestDays} days of {row.Day:yyyy-MM-dd}");

            // Nobody who writes a time that the clocks skip means the hour after it.
            if (WallClock.IsSkipped(request.StartsAt, file.Calendar.Zone))
                throw Refused.Rule(Rules.OutsideHours, $"The clocks skip {request.StartsAt:HH:mm} on {request.StartsAt:yyyy-MM-dd}.", row.Number);

            // R11: never a second visit for the dose on the day on which the patient did not come.
            if (row.Status == SessionStatus.Missed && day <= row.Day)
                throw Refused.Rule(Rules.OnePerDay, $"Session {row.Number} was missed on {row.Day:ddd yyyy-MM-dd}: a make-up lies on a later day.", row.Number);
            var verdict = file.PlacesFor(row, request.Override, request.ChairId).At(file.SlotOf(row), day, at, request.ChairId);
            SessionCommand.RefuseUnlessFree(verdict, day, at, row.Number);
            if (verdict.Start.Instant != request.StartsAt)
                throw Refused.Rule(Rules.OffGrid, $"{at:HH:mm} comes twice on {day:yyyy-MM-dd}; choose its first occurrence.", row.Number);

            file.Put(
                row.At(file, day, verdict.Start, ShiftReason(row, request.Reason)).With(row.VisitOf().Elsewhere()) with { Pinned = true },
                row.Status is SessionStatus.Booked or SessionStatus.Held ? Happening.Moved : Happening.Booked, WireName.Of(request.Reason));
            return null;
        }, DateOnly.FromDateTime(request.StartsAt.UtcDateTime));

    const int FurthestDays = 180;

    static string ShiftReason(SessionRow row, ChangeReason reason) => row.Status switch
    {
        SessionStatus.Missed => $"no-show on {row.Day:ddd yyyy-MM-dd}; make-up in the same treatment week",
        SessionStatus.Cancelled => $"cancelled on {row.Day:ddd yyyy-MM-dd}; make-up",
        _ => $"moved ({WireName.Of(reason)})",
    };
}
