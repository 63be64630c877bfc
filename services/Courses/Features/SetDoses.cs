using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Orders other doses from one on; devices, units and stock follow.</summary>
public static class SetDoses
{
    public sealed record Request
    {
        /// <summary>The dose number from which the list counts.</summary>
        [Range(1, 400, ErrorMessage = "must lie between 1 and 400")]
        public required int FromDose { get; init; }

        /// <summary>Milligrams, the last repeating.</summary>
        [MinLength(1, ErrorMessage = "must name at least one dose"), MaxLength(400, ErrorMessage = "must have at most 400 doses")]
        public required IReadOnlyList<int> DoseMg { get; init; }

        public Override? Override { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder course) => course
        .MapPost("/doses", Handle)
        .WithName(nameof(SetDoses))
        .WithSummary("Order other doses from a dose number on.")
        .Answers<ChangedCourse>()
        .WithExample(new { fromDose = 3, doseMg = new[] { 56 } });

    static Task<IResult> Handle(string clinicId, Guid courseId, Request request, HttpContext http, CoursesDatabase database) => database.Course(
        http, clinicId, courseId, "doses", new { request.FromDose, request.DoseMg, overridden = request.Override?.Rule },
        file =>
        {
            file.Require("doses", CourseStatus.Active, CourseStatus.Paused, CourseStatus.UnderReview);
            file.Note(request.Override, sessionId: null, http.Principal(), Rules.FirstDose);
            var given = file.Sessions.Where(row => row.Status is SessionStatus.Observing or SessionStatus.Discharged).Select(row => row.DoseNumber ?? 0).DefaultIfEmpty().Max();
            if (request.FromDose <= given) throw Refused.Rule("wrong-state", $"Dose {given} was given already: order from dose {given + 1} on.");

            var doses = new Doses(file.Request());
            var before = Enumerable.Range(1, request.FromDose - 1).Select(number => doses.Mg(number)).OfType<int>();
            file.Put(file.Course with { Wishes = StoredJson.Write(file.Wishes with { DoseMg = [.. before, .. request.DoseMg] }) });
            file.Put(file.Life with { Reason = "doses" });
            var broken = new Doses(file.Request(request.Override)).Violations().ToList();
            if (broken.Count > 0) throw Refused.Rule([.. broken.Select(one => new Platform.Http.Violation { Rule = one.Rule, Message = one.Message, SessionNumber = one.SessionNumber })]);
            return null;
        });
}
