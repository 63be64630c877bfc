using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Benchmarks;

/// <summary>A clinic that is open on weekdays, as the planner and as the API know it.</summary>
static class SampleClinic
{
    static readonly Weekday[] Open = [Weekday.Mon, Weekday.Tue, Weekday.Wed, Weekday.Thu, Weekday.Fri];

    public static Clinic Domain(int chairs, int? monitored) => Request(chairs, monitored).As("bench", 1);

    public static ClinicRequest Request(int chairs, int? monitored) => new()
    {
        Name = "Bench",
        Phone = "+15625550100",
        TimeZone = "America/Los_Angeles",
        Hours = [.. Open.Select(day => new ClinicHours { Day = day, Opens = new(8, 0), Closes = new(17, 0) })],
        Chairs = [.. Enumerable.Range(1, chairs).Select(n => new Chair { Id = $"chair-{n}", Name = $"Room {n}", Routes = [DoseRoute.Intranasal, DoseRoute.Iv, DoseRoute.Im] })],
        PrescriberHours = [.. Open.Select(day => new PrescriberHours { Day = day, From = new(8, 0), To = new(17, 0) })],
        MaxMonitored = monitored,
        MaxStartsPerGridLine = Math.Max(1, chairs / 4),
        RemsCertified = true,
    };
}
