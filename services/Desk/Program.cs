using Scheduling.Desk;
using Scheduling.Platform.Hosting;

return await ServiceHost.Run(args, new ServiceHostOptions { AfterStart = SignInHint.Say }, new DeskService());
