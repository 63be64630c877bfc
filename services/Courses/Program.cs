using Scheduling.Courses;
using Scheduling.Platform.Hosting;

return await ServiceHost.Run(args, new CoursesService());
