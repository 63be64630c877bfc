using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Gives a clinic a protocol of its own, or a new version of one; running courses keep the version they were booked by.</summary>
public static class PutProtocol
{
    static readonly Protocol Example = ShippedProtocols.Find("iv-6-in-3-weeks")!;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder clinic) => clinic
        .MapPut("/protocols/{protocolId}", Handle)
        .WithName(nameof(PutProtocol))
        .WithSummary("Give the clinic a protocol of its own, or a new version. Running courses keep theirs; the same body makes no new version.")
        .Answers<ProtocolAnswer>()
        .Creates<ProtocolAnswer>()
        .WithExample(new ProtocolRequest
        {
            Name = "IV ketamine, 6 infusions in 3 weeks, longer observation",
            Route = Example.Route,
            Drug = Example.Drug,
            Block = Example.Block with { ObservationMinutes = 120 },
            MinGapDays = Example.MinGapDays,
            Phases = Example.Phases,
            Gates = Example.Gates,
            FollowUp = Example.FollowUp,
            Instructions = Example.Instructions,
            NoDriving = Example.NoDriving,
            Missed = Example.Missed,
        });

    static Task<IResult> Handle(string clinicId, [Slug] string protocolId, ProtocolRequest request, HttpContext http, CoursesDatabase database) =>
        database.Answer(http, async unit =>
        {
            if (request.Id is not null && request.Id != protocolId) throw new InvalidException("id", $"must be {protocolId}, as in the address, or be left out");
            await Turn.TakeClinic(unit, clinicId);
            var clinic = await ClinicStore.Find(unit, clinicId) ?? throw NotFoundException.Of("clinic", clinicId);
            var before = await ProtocolStore.Find(unit, clinicId, protocolId);
            if (before is not null) http.RequireMatch(before.Version);

            var protocol = request.As(protocolId, before?.Version ?? 1);
            if (ProtocolRules.Errors(protocol, before) is { Count: > 0 } errors) throw new InvalidException(errors);
            if (before is not null && StoredJson.Write(protocol) == StoredJson.Write(before)) return Answer.Ok(ProtocolAnswer.Of(before, clinic), before.Version);

            protocol = protocol with { Version = (before?.Version ?? 0) + 1 };
            await ProtocolStore.Insert(unit, clinicId, protocol);
            await AuditStore.Write(
                unit, clinicId, new Command { Name = "protocol", Subject = protocolId, By = http.Principal() }, courseId: null,
                new Dictionary<string, long[]> { [$"protocol {protocolId}"] = [before?.Version ?? 0, protocol.Version] });

            var answer = ProtocolAnswer.Of(protocol, clinic);
            return before is null
                ? Answer.Created(answer, $"/v1/clinics/{clinicId}/protocols/{protocolId}", protocol.Version)
                : Answer.Ok(answer, protocol.Version);
        });
}
