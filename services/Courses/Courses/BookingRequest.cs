using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>What a scheduler books: a course as it would be proposed, or a held plan by its id and nothing else.</summary>
public sealed record BookingRequest : CourseRequest
{
    // With a hold nothing else is required; without one Check asks for it.
    [JsonConstructor, SetsRequiredMembers]
    public BookingRequest() => (PatientId, ProtocolId, Pattern) = (null!, null!, null!);

    /// <summary>The plan that was held, to be booked as it was shown.</summary>
    public Guid? HoldId { get; init; }

    /// <exception cref="InvalidException">Something is missing without a hold, or too much with one.</exception>
    public void Check()
    {
        if (HoldId is not null)
        {
            if (this with { HoldId = null, AcceptUnplaced = false } != new BookingRequest())
                throw new InvalidException("holdId", "goes alone or with acceptUnplaced: the plan is booked as it was shown");
            return;
        }

        var missing = new FieldErrors();
        missing.When(PatientId is null, "patientId", "is required");
        missing.When(ProtocolId is null, "protocolId", "is required");
        missing.When(StartDate == default, "startDate", "is required");
        missing.When(Pattern is null, "pattern", "is required");
        if (missing.ByField() is { Count: > 0 } errors) throw new InvalidException(errors);
    }
}
