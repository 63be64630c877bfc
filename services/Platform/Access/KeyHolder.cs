using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Access;

/// <summary>A database in which keys are found: their owner's, or a service's own copy.</summary>
sealed record KeyHolder(Database Database, bool IsOwner);
