using Scheduling.Feed;
using Scheduling.Platform.Hosting;

return await ServiceHost.Run(args, new FeedService());
