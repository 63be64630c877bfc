using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Clinics;

/// <summary>A day of the week as clinics write it, <c>mon</c>..<c>sun</c>.</summary>
[JsonConverter(typeof(KebabCase<Weekday>))]
public enum Weekday
{
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// <summary>Which weekday a civil date is.</summary>
public static class Weekdays
{
    public static Weekday Of(DateOnly date) => (Weekday)(((int)date.DayOfWeek + 6) % 7);
}
