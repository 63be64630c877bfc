using Scheduling.Courses.Courses;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Clears, blocks or reopens a gate of a course, for a time and for so many devices where that is counted.</summary>
public static class SetGate
{
    public sealed record Request : GateTerms
    {
        public required GateStatus Status { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder course) => course
        .MapPost("/gates/{gate}", Handle)
        .WithName(nameof(SetGate))
        .WithSummary("Set where a gate stands; authorization and drug-on-hand may count dates and devices.")
        .Answers<ChangedCourse>()
        .WithExample(new { status = "cleared", validFrom = "2027-01-04", validTo = "2027-04-03", units = 23, reference = "PA-1" });

    static Task<IResult> Handle(string clinicId, Guid courseId, string gate, Request request, HttpContext http, CoursesDatabase database) => database.Course(
        http, clinicId, courseId, "gates", new { gate, request.Status, request.ValidFrom, request.ValidTo, request.Units },
        file =>
        {
            // What was delivered stays to be accounted for when the course is over.
            if (gate != WireName.Of(Gate.DrugOnHand)) file.Require("gates", CourseStatus.Active, CourseStatus.Paused, CourseStatus.UnderReview);
            if (!WireName.TryParse<Gate>(gate, out var which) || !file.Protocol.Gates.Contains(which))
                throw NotFoundException.Of("gate", gate);
            if (request.ValidTo < request.ValidFrom) throw new InvalidException("validTo", "must not lie before validFrom");
            if (request is not { ValidFrom: null, ValidTo: null, Units: null } && which is not (Gate.Authorization or Gate.DrugOnHand))
                throw new InvalidException(request.Units is null ? "validTo" : "units", "are counted for authorization and drug-on-hand only");

            var gates = new Dictionary<Gate, GateState>(StoredGates.Read(file.Course.Gates)) { [which] = StoredGates.With(request.Status, request) };
            file.Put(file.Course with { Gates = StoredGates.Write(gates) });
            file.Put(file.Life with { Reason = "gate" });
            return null;
        });
}
