using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Reads one protocol.</summary>
public static class GetProtocol
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/protocols/{protocolId}", Handle)
        .WithName(nameof(GetProtocol))
        .WithSummary("Read a protocol: its doses, block, phases and gates.")
        .Answers<ProtocolAnswer>();

    static async Task<IResult> Handle(string clinicId, string protocolId, ClinicStore clinics, ProtocolStore protocols, CancellationToken cancellationToken)
    {
        var clinic = await clinics.Get(clinicId, cancellationToken);
        var protocol = await protocols.Find(clinicId, protocolId, cancellationToken) ?? throw NotFoundException.Of("protocol", protocolId);
        return ETag.Ok(ProtocolAnswer.Of(protocol, clinic), protocol.Version);
    }
}
