namespace Scheduling.Rides.Planning;

/// <summary>All that the planner looks at: one patient's appointments, and what was already said and sent.</summary>
public sealed record Situation
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>The zone of the called party: window and days are counted in it.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Where the zone is only the likeliest: the others that it may be.</summary>
    public IReadOnlyList<TimeZoneInfo> PlausibleZones { get; init; } = [];

    /// <summary>Visits that are booked, and those of the same weeks that were missed.</summary>
    public required IReadOnlyList<Visit> Visits { get; init; }

    public IReadOnlyList<Change> Changes { get; init; } = [];
    public IReadOnlyList<Talk> Talks { get; init; } = [];

    /// <summary>The days on which the patient's number got a text, once for each text.</summary>
    public IReadOnlyList<DateOnly> DaysTexted { get; init; } = [];

    /// <summary>The <see cref="Part.Identity"/> of everything that was sent, or given up for good.</summary>
    public IReadOnlySet<string> Said { get; init; } = new HashSet<string>();

    /// <summary>Those of them that a text failed to tell: another channel does.</summary>
    public IReadOnlySet<string> NotByText { get; init; } = new HashSet<string>();

    /// <summary>Whether the patient consented to texts, so that an urgent one may exceed the budget.</summary>
    public bool HasConsented { get; init; }
}

/// <summary>A visit at the clinic.</summary>
public sealed record Visit
{
    public required Guid SessionId { get; init; }
    public required Guid CourseId { get; init; }

    /// <summary>From 1, counted from the course's first day.</summary>
    public required int TreatmentWeek { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When a person put it there, or took it away and put it back.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Null when somebody is sure to take the patient home.</summary>
    public OpenRide? Ride { get; init; }

    /// <summary>It was missed: there is nothing to remind of, but it belongs to its week.</summary>
    public bool WasMissed { get; init; }
}

/// <summary>A ride home that nobody is sure to drive.</summary>
public sealed record OpenRide
{
    /// <summary>When it becomes urgent.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When somebody who was to drive no longer was; null when there never was anybody.</summary>
    public DateTimeOffset? LostAt { get; init; }
}

/// <summary>A visit that is no longer what the patient was told.</summary>
public sealed record Change
{
    public required Guid SessionId { get; init; }

    /// <summary>The session's version, which tells one change from the next.</summary>
    public required long Version { get; init; }

    /// <summary>What the patient was told.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it is now; null when it will not take place.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>When it changed last.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>A booked follow-up: a talk session, at the clinic or by video.</summary>
public sealed record Talk
{
    public required Guid FollowUpId { get; init; }

    /// <summary>The dose it follows.</summary>
    public required Guid SessionId { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it was put there.</summary>
    public DateTimeOffset Since { get; init; }
}
