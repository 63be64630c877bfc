using Scheduling.Courses.Protocols;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Planning;

/// <summary>What follows from the start of a visit: its end, its release, when the patient may drive, when the form is due.</summary>
public sealed class SessionTimes(Protocol protocol, TimeZoneInfo zone)
{
    const int RemsFormDays = 7; // REMS: within seven calendar days (R7)

    static readonly TimeSpan NoDriving = TimeSpan.FromHours(24); // clinics' discharge sheets (R8)

    /// <summary>The end of the block; minutes inside a visit are elapsed time, also when the clocks change.</summary>
    public DateTimeOffset EndsAt(DateTimeOffset startsAt) => WallClock.InZone(startsAt + protocol.Block.Length, zone);

    /// <summary>The first device, or the start of the injection or infusion.</summary>
    public DateTimeOffset FirstDeviceAt(DateTimeOffset startsAt) => WallClock.InZone(startsAt + protocol.Block.UntilFirstDevice, zone);

    /// <summary>The earliest release; null for a dose at home.</summary>
    public DateTimeOffset? ReleaseFrom(DateTimeOffset startsAt) =>
        protocol.Route is DoseRoute.Home ? null : WallClock.InZone(startsAt + protocol.Block.UntilRelease, zone);

    /// <summary>The planned end of administration.</summary>
    public DateTimeOffset AdministeredAt(DateTimeOffset startsAt) => WallClock.InZone(startsAt + protocol.Block.UntilAdministered, zone);

    /// <summary>For iv, im and sublingual: 24 hours from the end of administration, planned or real, up to the quarter hour; else null.</summary>
    public DateTimeOffset? NoDrivingUntil(DateTimeOffset administeredAt)
    {
        if (protocol.Route is not (DoseRoute.Iv or DoseRoute.Im or DoseRoute.Sublingual))
        {
            return null;
        }

        var quarter = TimeSpan.FromMinutes(15).Ticks;
        var until = administeredAt + NoDriving;
        var past = until.UtcTicks % quarter;
        return WallClock.InZone(past == 0 ? until : until.AddTicks(quarter - past), zone);
    }

    /// <summary>The civil date by which the monitoring form of an esketamine dose is due; else null.</summary>
    public DateOnly? RemsFormDue(DateOnly date) => protocol.Drug is Drug.Esketamine ? date.AddDays(RemsFormDays) : null;
}
