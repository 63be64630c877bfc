using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Clinics;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Closures;

/// <summary>A closure as a scheduler asks for it: one date, or a range of dates with both ends.</summary>
public sealed record ClosureRequest
{
    /// <summary>A leap year, both ends included.</summary>
    const int MostDays = 366;

    public DateOnly? Date { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>On each of the days; the beginning of the day when absent.</summary>
    public TimeOnly? FromTime { get; init; }

    /// <summary>On each of the days; the end of the day when absent.</summary>
    public TimeOnly? ToTime { get; init; }

    public ClosureKind What { get; init; } = ClosureKind.Clinic;

    /// <summary>Needed for a chair.</summary>
    [Slug]
    public string? ChairId { get; init; }

    /// <summary>Shown to schedulers only.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "must say why, for schedulers"), MaxLength(200, ErrorMessage = "must have at most 200 characters")]
    public required string Reason { get; init; }

    /// <summary>The closure, not yet made.</summary>
    /// <exception cref="InvalidException">Its fields do not go together.</exception>
    internal Closure As(Guid closureId)
    {
        if ((Date is null) == (From is null && To is null)) throw new InvalidException("date", "or from and to must be given, and not both");
        if (Date is null && From is null) throw new InvalidException("from", "must be given with to");
        if (Date is null && To is null) throw new InvalidException("to", "must be given with from");
        var (from, to) = Date is { } day ? (day, day) : (From!.Value, To!.Value);
        if (to < from) throw new InvalidException("to", "must not lie before from");
        if (to.DayNumber - from.DayNumber >= MostDays) throw new InvalidException("to", $"must lie within {MostDays} days of from");
        if ((ToTime ?? TimeOnly.MaxValue) <= (FromTime ?? TimeOnly.MinValue)) throw new InvalidException("toTime", "must lie after fromTime on the same day");
        if (!IsMinute(FromTime)) throw new InvalidException("fromTime", "must be a whole minute, such as 12:00");
        if (!IsMinute(ToTime)) throw new InvalidException("toTime", "must be a whole minute, such as 15:00");
        if ((What is ClosureKind.Chair) != (ChairId is not null)) throw new InvalidException("chairId", "must be given for a chair, and for nothing else");
        return new() { ClosureId = closureId, From = from, To = to, FromTime = FromTime, ToTime = ToTime, What = What, ChairId = ChairId, Reason = Reason.Trim() };
    }

    /// <summary>What only the clinic itself can say.</summary>
    /// <exception cref="InvalidException">The clinic has no such chair.</exception>
    /// <exception cref="RefusedException">The days are over.</exception>
    internal static void Check(Closure closure, ClinicCalendar calendar, DateTimeOffset now)
    {
        var chairs = calendar.Clinic.Chairs.Select(chair => chair.Id).ToList();
        if (closure.ChairId is { } chairId && !chairs.Contains(chairId)) throw new InvalidException("chairId", $"names no chair of this clinic; there are {string.Join(", ", chairs)}");
        var today = WallClock.ToLocal(now, calendar.Zone).Day;
        if (closure.To < today) throw Refused.Rule(Planning.Rules.InThePast, $"{closure.To:yyyy-MM-dd} is over: at the clinic it is {today:yyyy-MM-dd} already.");
    }

    static bool IsMinute(TimeOnly? time) => time is not { } at || at.Ticks % TimeSpan.TicksPerMinute == 0;
}
