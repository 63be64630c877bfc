using Scheduling.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks [planning] [booking] [start] [events]      all when none is named
var wanted = args.Length == 0 ? ["planning", "start", "booking", "events"] : args;
Machine.Print();
if (wanted.Contains("planning")) PlanningSpeed.Measure();
if (wanted.Contains("start")) await StartUp.Measure();
if (wanted.Contains("booking")) await BookingSpeed.Measure();
if (wanted.Contains("events")) await EventPath.Measure();
