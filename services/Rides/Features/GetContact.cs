using Scheduling.Platform.Http;
using Scheduling.Rides.Contacts;

namespace Scheduling.Rides.Features;

/// <summary>Shows how a patient is reached.</summary>
public static class GetContact
{
    public static void Map(IEndpointRouteBuilder patients) => patients
        .MapGet("/{patientId}/contact", Handle)
        .WithName(nameof(GetContact))
        .WithSummary("Show how a patient is reached.")
        .Answers<Contact>();

    static async Task<IResult> Handle(string clinicId, string patientId, ContactStore contacts, CancellationToken cancellationToken) =>
        await contacts.Find(clinicId, patientId, cancellationToken) is { } contact
            ? ETag.Ok(contact, contact.Version)
            : throw NotFoundException.Of("contact of patient", patientId);
}
