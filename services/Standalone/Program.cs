using Scheduling.Courses;
using Scheduling.Desk;
using Scheduling.Feed;
using Scheduling.FollowUps;
using Scheduling.Platform.Hosting;
using Scheduling.Rides;
using Scheduling.Standalone;

var isDemo = args.Contains("--demo");

return await ServiceHost.Run(
    [.. args.Where(arg => arg != "--demo")],
    new ServiceHostOptions
    {
        DefaultUrl = "http://localhost:5080",
        AfterStart = app => isDemo ? Demo.Run(app) : Welcome.Say(app),
    },
    new CoursesService(), new FollowUpsService(), new RidesService(), new FeedService(), new DeskService());
