namespace Scheduling.Rides.Rides;

/// <summary>What a clinic accepts as a way home, and on which days it is open. Until the clinic was heard of: everything, and weekdays.</summary>
public sealed record RideRules
{
    /// <summary><c>responsible-adult</c>, <c>rideshare-allowed</c> or <c>clinic-arranged</c>.</summary>
    public string Policy { get; init; } = "rideshare-allowed";

    /// <summary>When it closes on its days.</summary>
    public IReadOnlyDictionary<DayOfWeek, TimeOnly> Closings { get; init; } = Weekdays;

    public IReadOnlySet<DateOnly> ClosedDates { get; init; } = new HashSet<DateOnly>();

    /// <summary>Open although they are dates of the holiday calendar; an announcement closes them all the same.</summary>
    public IReadOnlySet<DateOnly> OpenDates { get; init; } = new HashSet<DateOnly>();

    /// <summary>How many open days ahead a medical transport is asked for.</summary>
    public int NoticeDays { get; init; } = UsualNoticeDays;

    public const int UsualNoticeDays = 5;

    static readonly IReadOnlyDictionary<DayOfWeek, TimeOnly> Weekdays =
        Enumerable.Range((int)DayOfWeek.Monday, 5).ToDictionary(day => (DayOfWeek)day, _ => new TimeOnly(17, 0));

    /// <summary>Whether the clinic lets a patient go with that kind of driver (domain.md section 7).</summary>
    public bool Accepts(string kind) => Policy switch
    {
        "responsible-adult" => kind is "adult" or "clinic" or "medical-transport",
        "clinic-arranged" => kind is "clinic" or "medical-transport",
        _ => true,
    };

    public bool IsOpen(DateOnly day) => Closings.ContainsKey(day.DayOfWeek) && (OpenDates.Contains(day) || !ClosedDates.Contains(day));

    /// <summary>The day on which a request with notice must be made at the latest: that day counts, the day of the visit does not.</summary>
    public DateOnly NoticeDay(DateOnly visit)
    {
        // A clinic that is closed for ever has no such day; the calendar one is as good as any.
        var (day, left) = (visit, NoticeDays);
        for (var looked = 0; left > 0 && looked < 60; looked++)
        {
            day = day.AddDays(-1);
            if (IsOpen(day)) left--;
        }
        return left == 0 ? day : visit.AddDays(-NoticeDays);
    }
}
