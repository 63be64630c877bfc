using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Records vital signs of a visit: before the dose, at 40 minutes, before discharge.</summary>
public static class TakeVitals
{
    public sealed record Request
    {
        /// <summary>Now when absent.</summary>
        public DateTimeOffset? At { get; init; }

        /// <summary>mmHg.</summary>
        [Range(40, 300, ErrorMessage = "must be mmHg between 40 and 300")]
        public required int Systolic { get; init; }

        /// <summary>mmHg.</summary>
        [Range(20, 200, ErrorMessage = "must be mmHg between 20 and 200")]
        public required int Diastolic { get; init; }

        /// <summary>Percent.</summary>
        [Range(50, 100, ErrorMessage = "must be percent between 50 and 100")]
        public int? Spo2 { get; init; }

        [Required, StringLength(100, MinimumLength = 1)]
        public required string By { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder session) => session
        .MapPost("/vitals", Handle)
        .WithName(nameof(TakeVitals))
        .WithSummary("Record blood pressure and oxygen saturation of a visit.")
        .Answers<Session>()
        .WithExample(new { systolic = 128, diastolic = 82, spo2 = 98, by = "rn-1" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "vitals", new { request.At, request.By },
        (file, row) =>
        {
            file.RequireState(row, "vitals", SessionStatus.CheckedIn, SessionStatus.Held, SessionStatus.Observing);
            if (request.Diastolic >= request.Systolic) throw new InvalidException("diastolic", "must lie below systolic");
            var visit = row.VisitOf();
            var at = file.Past(request.At, visit.CheckedInAt ?? row.StartsAt?.AddDays(-1), "at");
            var taken = new VitalSigns { At = at, Systolic = request.Systolic, Diastolic = request.Diastolic, Spo2 = request.Spo2, By = request.By };
            file.Put(row.With(visit with { Vitals = [.. visit.Vitals, taken] }), Happening.Changed);
            return null;
        });
}
