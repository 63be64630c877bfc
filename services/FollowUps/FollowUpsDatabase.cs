using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps;

/// <summary>The FollowUps service's own database.</summary>
public sealed class FollowUpsDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, FollowUpsService.ServiceName);
