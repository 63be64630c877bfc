using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Features;

/// <summary>Creates or replaces a clinic; it never moves a session.</summary>
public static class PutClinic
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder clinic) => clinic
        .MapPut("", Handle)
        .WithName(nameof(PutClinic))
        .WithSummary("Create or replace a clinic. Sessions stay where they are; what no longer fits is in the warnings.")
        .Answers<ClinicAnswer>()
        .Creates<ClinicAnswer>();

    static Task<IResult> Handle(string clinicId, ClinicRequest request, HttpContext http, CoursesDatabase database) =>
        database.Answer(http, async unit =>
        {
            await Turn.TakeClinic(unit, clinicId);
            var before = await ClinicStore.Find(unit, clinicId);
            if (before is not null) http.RequireMatch(before.Version);

            var clinic = request.As(clinicId, (before?.Version ?? 0) + 1);
            if (ClinicRules.Errors(clinic) is { Count: > 0 } errors) throw new InvalidException(errors);
            if (clinic.SmsNumber is { } number && await ClinicStore.IsTaken(unit, number, clinicId))
                throw Refused.Conflict("already-exists", "Another clinic texts from this smsNumber; give each clinic a number of its own.");

            var ahead = before is null ? [] : await SessionStore.Ahead(unit, clinicId);
            ClinicChange.Check(before, clinic, ahead, before is not null && await SessionStore.HasCourses(unit, clinicId));
            await ClinicStore.Put(unit, clinic);
            ClinicNews.Publish(unit, clinic);
            await AuditStore.Write(
                unit, clinicId, new() { Name = "put-clinic", Subject = clinicId, By = http.Principal() }, courseId: null,
                new SortedDictionary<string, long[]>(StringComparer.Ordinal) { [$"clinic {clinicId}"] = [before?.Version ?? 0, clinic.Version] });

            var answer = ClinicAnswer.Of(clinic, [.. ClinicRules.Warnings(clinic), .. ClinicChange.NoLongerFitting(clinic, ahead)]);
            return before is null
                ? Answer.Created(answer, $"/v1/clinics/{clinicId}", clinic.Version)
                : Answer.Ok(answer, clinic.Version);
        });
}
