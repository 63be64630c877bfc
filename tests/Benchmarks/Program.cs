using Scheduling.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks [planning] [start] [booking] [events] [day] [reminders] [postgres] [sqlite] [alone]
// All when none is named; where no database is named, all of them, and Courses alone.
var wanted = args.Intersect(["planning", "start", "booking", "day", "events", "reminders"]).ToList() is { Count: > 0 } named ? named : ["planning", "start", "booking", "day", "events", "reminders"];
var engines = args.Intersect(["postgres", "sqlite", "alone"]).ToList() is { Count: > 0 } chosen ? chosen : ["postgres", "sqlite", "alone"];
Machine.Print();
if (wanted.Contains("planning")) PlanningSpeed.Measure();
if (wanted.Contains("start")) await StartUp.Measure();
if (wanted.Contains("booking")) await BookingSpeed.Measure(engines);
if (wanted.Contains("events")) await EventPath.Measure(engines.Where(engine => engine != "alone"));
if (wanted.Contains("day")) await DaySpeed.Measure(engines.Where(engine => engine != "alone"));
if (wanted.Contains("reminders")) await ReminderSpeed.Measure();
