using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.TreatmentDay;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Records that the dose was given; the observation counts from its end.</summary>
public static class Administer
{
    public sealed record Request
    {
        /// <summary>The dose ordered when absent.</summary>
        [Range(1, 1000, ErrorMessage = "must be milligrams between 1 and 1000")]
        public int? DoseMg { get; init; }

        /// <summary>The first device, or the start of the injection or infusion; now when absent.</summary>
        public DateTimeOffset? At { get; init; }

        /// <summary>The last device, or the end of administration; reckoned when absent.</summary>
        public DateTimeOffset? LastDeviceAt { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder session) => session
        .MapPost("/administer", Handle)
        .WithName(nameof(Administer))
        .WithSummary("Record the dose; the answer says from when the patient may be released.")
        .Answers<Session>()
        .WithExample(new { doseMg = 84 });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "administer", new { request.DoseMg, request.At, request.LastDeviceAt },
        (file, row) =>
        {
            Dosing.Give(file, row, request.DoseMg, request.At, request.LastDeviceAt);
            Completing.IfNothingIsLeft(file);
            return null;
        });
}
