using System.Diagnostics.CodeAnalysis;

namespace Scheduling.Courses.Sessions;

/// <summary>A session that was missed or cancelled, and what follows from it.</summary>
public sealed record LostSession : Session
{
    [SetsRequiredMembers]
    internal LostSession(Session session, PlaceOffer? makeUp, string effect) : base(session) => (MakeUp, Effect) = (makeUp, effect);

    /// <summary>The first place where the dose may be made up, taken by <c>move</c> on this session; null when nothing legal is left.</summary>
    public required PlaceOffer? MakeUp { get; init; }

    /// <summary><c>make-up</c>, <c>slide</c>, <c>lost</c> or <c>review</c>.</summary>
    public required string Effect { get; init; }
}
