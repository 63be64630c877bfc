namespace Scheduling.FollowUps.Planning;

/// <summary>Why a follow-up may not be, or may not stay, at a place: as it is told, as the rule that refuses it, and in words.</summary>
public sealed record Objection(Reason Reason, string Rule, string Words);
