using Scheduling.FollowUps;
using Scheduling.Platform.Hosting;

return await ServiceHost.Run(args, new FollowUpsService());
