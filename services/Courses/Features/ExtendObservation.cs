using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.TreatmentDay;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Watches a patient longer than planned, and says whom that keeps waiting.</summary>
public static class ExtendObservation
{
    public sealed record Request
    {
        [Range(1, 480, ErrorMessage = "must lie between 1 and 480")]
        public required int Minutes { get; init; }

        /// <summary>Kept with the audit, told to nobody.</summary>
        [Required, StringLength(500, MinimumLength = 1)]
        public required string Why { get; init; }
    }

    public sealed record Response : Session
    {
        [SetsRequiredMembers]
        internal Response(Session session, KnockOn? knockOn) : base(session) => KnockOn = knockOn;

        /// <summary>The chair's next visit, if it must wait; null when it need not.</summary>
        public required KnockOn? KnockOn { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder session) => session
        .MapPost("/extend-observation", Handle)
        .WithName(nameof(ExtendObservation))
        .WithSummary("Extend a patient's observation; the answer shows whom that keeps waiting.")
        .Answers<Response>()
        .WithExample(new { minutes = 30, why = "Blood pressure is not falling yet." });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "extend-observation", new { request.Minutes, request.Why },
        (file, row) =>
        {
            file.RequireState(row, "extend-observation", SessionStatus.Observing);
            var visit = row.VisitOf();
            var until = row.ReleaseFrom!.Value.AddMinutes(request.Minutes);
            var after = RunningOver.Until(file, row with { ReleaseFrom = until }, until);
            file.Put(after.With(visit with { ExtendedMinutes = visit.ExtendedMinutes + request.Minutes }), Happening.ObservationExtended);
            return session => new Response(session, RunningOver.Of(file, after));
        });
}
