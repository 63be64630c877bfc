using Scheduling.Platform.Storage;

namespace Scheduling.Feed;

/// <summary>The database of the Feed service.</summary>
public sealed class FeedDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, FeedService.ServiceName);
