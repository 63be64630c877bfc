using Scheduling.Platform.Storage;

namespace Scheduling.Courses;

/// <summary>The database of the Courses service.</summary>
public sealed class CoursesDatabase(Engine engine, TimeProvider clock) : Database(engine, clock, CoursesService.ServiceName);
