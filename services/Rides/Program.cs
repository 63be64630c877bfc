using Scheduling.Platform.Hosting;
using Scheduling.Rides;

return await ServiceHost.Run(args, new RidesService());
