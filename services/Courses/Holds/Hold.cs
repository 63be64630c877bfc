using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;

namespace Scheduling.Courses.Holds;

/// <summary>A plan whose chairs are kept for its patient until it is confirmed or over.</summary>
public sealed record Hold
{
    public required Guid HoldId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required HeldPlan Held { get; init; }

    /// <summary>The chairs of the current phase.</summary>
    public required IReadOnlyList<HoldPlace> Places { get; init; }

    public static Hold Of(Proposal proposal, DateTimeOffset now, TimeSpan length)
    {
        var (holdId, expiresAt) = (Guid.CreateVersion7(now), now + length);
        return new()
        {
            HoldId = holdId,
            ExpiresAt = expiresAt,
            Held = new() { Request = proposal.Request, ProtocolVersion = proposal.Protocol.Version, Plan = proposal.Plan with { Why = null }, IsAlternative = proposal.IsAlternative },
            Places =
            [
                .. proposal.Plan.Sessions.Where(session => session.ChairId is not null).Select(session => new HoldPlace
                {
                    HoldId = holdId,
                    ClinicId = proposal.Clinic.Id,
                    PatientId = proposal.Request.PatientId,
                    Day = session.Date,
                    ChairId = session.ChairId!,
                    StartsAt = session.StartsAt,
                    EndsAt = session.EndsAt,
                    FreeAt = session.EndsAt.AddMinutes(proposal.Clinic.TurnoverMinutes),
                    ExpiresAt = expiresAt,
                }),
            ],
        };
    }
}

/// <summary>What was shown, as it is kept: enough to book it as it was.</summary>
public sealed record HeldPlan
{
    public required CourseRequest Request { get; init; }

    /// <summary>The version of the protocol that the plan was made by.</summary>
    public required int ProtocolVersion { get; init; }

    public required Plan Plan { get; init; }

    /// <summary>The alternative was asked for and is what is held.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>The last day that the current phase takes.</summary>
    public DateOnly LastDay() => Plan.Sessions.Where(session => session.HoldsPlace).Select(session => session.Date).Append(Request.StartDate).Max();
}

/// <summary>A chair that a hold keeps, as it is stored. Instants are UTC.</summary>
public sealed record HoldPlace
{
    public required Guid HoldId { get; init; }
    public required string ClinicId { get; init; }
    public required string PatientId { get; init; }

    /// <summary>The clinic's civil date.</summary>
    public required DateOnly Day { get; init; }

    public required string ChairId { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The end of the block and the clinic's turnover.</summary>
    public required DateTimeOffset FreeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
