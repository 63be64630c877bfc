using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Puts a session off to a day; the rest of its phase too, where asked.</summary>
public static class DeferSession
{
    public sealed record Request
    {
        /// <summary>The clinic's civil date.</summary>
        public required DateOnly ToDate { get; init; }

        public required DeferScope Scope { get; init; }
        public required ChangeReason Reason { get; init; }
        public Override? Override { get; init; }
    }

    /// <summary>What is put off: the session, or it and all that follow in its phase.</summary>
    [JsonConverter(typeof(KebabCase<DeferScope>))]
    public enum DeferScope
    {
        This,
        Rest,
    }

    public sealed record Response : Session
    {
        [SetsRequiredMembers]
        internal Response(Session session, IReadOnlyList<MovedSession> moved) : base(session) => Moved = moved;

        /// <summary>Every session that has another place now.</summary>
        public required IReadOnlyList<MovedSession> Moved { get; init; }
    }

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/defer", Handle)
        .WithName(nameof(DeferSession))
        .WithSummary("Put a session off to a day at the course's wished time, alone or with all that follow in its phase.")
        .Answers<Response>()
        .WithExample(new { toDate = "2027-01-19", scope = "rest", reason = "patient" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "defer", new { request.ToDate, request.Scope, request.Reason, overridden = request.Override?.Rule },
        (file, row) =>
        {
            file.Require(row, "defer", SessionStatus.Booked, SessionStatus.Unplaced);
            file.Note(request.Override, sessionId, http.Principal(), Rules.MinGap, Rules.TreatmentWeek, Rules.IntervalWindow, Rules.CeilingExceeded);
            if (request.ToDate <= row.Day && row.StartsAt is not null) throw new InvalidException("toDate", $"must lie after {row.Day:yyyy-MM-dd}, where the session is");
            if (request.ToDate < row.Day) throw new InvalidException("toDate", $"must not lie before {row.Day:yyyy-MM-dd}, where the session is meant");
            if (request.ToDate > row.Day.AddDays(FurthestDays)) throw new InvalidException("toDate", $"must lie within {FurthestDays} days; pause the course for longer");

            var moved = request.Scope is DeferScope.This
                ? [One(file, row, request)]
                : Replanning.Rest(file, row, request.ToDate, WireName.Of(request.Reason), request.Override);
            return session => new Response(session, moved);
        }, request.ToDate.DayNumber > DateOnly.MaxValue.DayNumber - 400 ? null : request.ToDate.AddDays(FurthestDays));

    const int FurthestDays = 120;

    static MovedSession One(CourseFile file, SessionRow row, Request request)
    {
        var verdict = file.PlacesFor(row, request.Override).On(file.SlotOf(row), request.ToDate);
        SessionCommand.RefuseUnlessFree(verdict, request.ToDate, at: null, row.Number);
        var after = row.At(file, request.ToDate, verdict.Start, $"put off ({WireName.Of(request.Reason)})") with { Pinned = true };
        file.Put(after, row.Status is SessionStatus.Booked ? Happening.Moved : Happening.Booked, WireName.Of(request.Reason));
        return MovedSession.Of(row, after);
    }
}
