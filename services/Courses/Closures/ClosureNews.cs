using Scheduling.Contracts.Courses;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Closures;

/// <summary>Tells other services of a closure, a day at a time; never why.</summary>
static class ClosureNews
{
    public static void Made(Unit unit, string clinicId, Closure closure) => Publish(unit, clinicId, closure, version: 1, open: false);

    public static void Lifted(Unit unit, string clinicId, Closure closure) => Publish(unit, clinicId, closure, version: 2, open: true);

    static void Publish(Unit unit, string clinicId, Closure closure, long version, bool open)
    {
        for (var date = closure.From; date <= closure.To; date = date.AddDays(1))
        {
            unit.Publish(new ClinicDayChanged
            {
                ClinicId = clinicId,
                Version = version,
                ClosureId = closure.ClosureId,
                Date = date,
                From = closure.FromTime,
                To = closure.ToTime,
                What = WireName.Of(closure.What),
                ChairId = closure.ChairId,
                Open = open,
            });
        }
    }
}
