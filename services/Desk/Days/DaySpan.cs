using Scheduling.Desk.Api;

namespace Scheduling.Desk.Days;

/// <summary>Some days together, and how much of them is booked.</summary>
public sealed record DaySpan
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required int OpenDays { get; init; }
    public required int Visits { get; init; }
    public required int BookedMinutes { get; init; }
    public required int OpenMinutes { get; init; }
    public required int PeakMonitored { get; init; }

    public double Utilization => OpenMinutes == 0 ? 0 : (double)BookedMinutes / OpenMinutes;

    public static DaySpan Of(IReadOnlyCollection<DayUse> days) => new()
    {
        From = days.Min(day => day.Date),
        To = days.Max(day => day.Date),
        OpenDays = days.Count(day => day.OpenMinutes > 0),
        Visits = days.Sum(day => day.Visits),
        BookedMinutes = days.Sum(day => day.BookedMinutes),
        OpenMinutes = days.Sum(day => day.OpenMinutes),
        PeakMonitored = days.Max(day => day.PeakMonitored),
    };

    /// <summary>By <c>day</c>, <c>week</c> or <c>month</c>.</summary>
    public static IReadOnlyList<DaySpan> By(string unit, IReadOnlyList<DayUse> days) => [.. days.GroupBy(day => unit switch
    {
        "month" => new DateOnly(day.Date.Year, day.Date.Month, 1),
        "week" => MondayOf(day.Date),
        _ => day.Date,
    }).Select(group => Of([.. group]))];

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
