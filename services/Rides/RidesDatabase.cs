using Scheduling.Platform.Storage;

namespace Scheduling.Rides;

/// <summary>The database of the Rides service.</summary>
public sealed class RidesDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, RidesService.ServiceName);
