using Scheduling.Platform.Time;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Pages;

/// <summary>What is said of a visit in whole sentences, on the page and in the calendar alike.</summary>
static class PageSentences
{
    /// <summary>All of them.</summary>
    public static IEnumerable<string> Of(PageVisit visit, PageWords words)
    {
        if (!visit.TakesPlace) yield break;
        foreach (var asked in Preparation(visit.Session, words)) yield return asked + ".";
        if (visit.Ride is { Status: not RideStatus.Cancelled } ride) yield return $"{words.RideHome}: {words.PickUp(Clock(ride.PickUpFrom, visit.Session.Zone, words))}";
        if (Driving(visit, words) is { } driving) yield return driving;
    }

    /// <summary>What is kept before the visit, each with the time from which it is kept.</summary>
    public static IEnumerable<string> Preparation(SessionRow session, PageWords words)
    {
        if ((session.FirstDeviceAt ?? session.StartsAt) is not { } dose) yield break;
        if (session.FoodHours is { } food) yield return words.NoFood(Since(dose.AddHours(-food), session, words));
        if (session.LiquidMinutes is { } drink) yield return words.NoDrink(Since(dose.AddMinutes(-drink), session, words));
        if (session.NasalSprayHours is { } spray) yield return words.NoNoseSpray(Since(dose.AddHours(-spray), session, words));
    }

    /// <summary>From when on the patient may drive; null where nothing is known.</summary>
    public static string? Driving(PageVisit visit, PageWords words)
    {
        if (visit.MayDriveFrom is not { } from) return null;
        var (day, at) = WallClock.ToLocal(from, visit.Session.Zone);
        return visit.MayDriveByClock ? words.NoDrivingUntil(words.Date(day), words.Clock(at)) : words.NoDrivingBefore(words.Date(day));
    }

    public static string Clock(DateTimeOffset at, TimeZoneInfo zone, PageWords words) => words.Clock(WallClock.ToLocal(at, zone).At);

    /// <summary>A time, with its day where that is not the visit's.</summary>
    static string Since(DateTimeOffset at, SessionRow session, PageWords words)
    {
        var day = WallClock.ToLocal(at, session.Zone).Day;
        var clock = Clock(at, session.Zone, words);
        return day == session.LocalDate ? clock : $"{clock}, {words.Date(day)}";
    }
}
