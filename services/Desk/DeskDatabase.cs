using Scheduling.Platform.Storage;

namespace Scheduling.Desk;

/// <summary>The Desk's own database: who may sign in, who is signed in, and which clinics have changed.</summary>
public sealed class DeskDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, DeskService.ServiceName);
