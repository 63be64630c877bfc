using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Lists a clinic's sessions by date.</summary>
public static class ListSessions
{
    /// <summary>A leap year, both ends included.</summary>
    const int MostDays = 366;

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/sessions", Handle)
        .WithName(nameof(ListSessions))
        .WithSummary("List a clinic's sessions of one date or of a range of dates, both ends included.");

    static async Task<Ok<Page<Session>>> Handle(
        string clinicId, DateOnly? date, DateOnly? from, DateOnly? to, [Slug] string? chairId, string? status, [AsParameters] PageRequest page,
        ClinicStore clinics, SessionStore sessions, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (status is not null && !SessionStatus.All.Contains(status))
            throw new InvalidException("status", $"must be one of {string.Join(", ", SessionStatus.All)}");
        var clinic = await clinics.Get(clinicId, cancellationToken);
        var today = WallClock.ToLocal(clock.GetUtcNow(), WallClock.Zone(clinic.TimeZone)).Day;
        var (first, last) = Range(date, from, to, today);
        var rows = await sessions.List(clinicId, first, last, chairId, status, page.After<SessionPlace>(), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, row => new SessionPlace(row.Day, row.LocalTime ?? TimeOnly.MinValue, row.SessionId)).Select(CourseView.Of));
    }

    /// <summary>Neither date nor range: today at the clinic. An open end reaches as far as is allowed.</summary>
    static (DateOnly First, DateOnly Last) Range(DateOnly? date, DateOnly? from, DateOnly? to, DateOnly today)
    {
        if (date is { } day)
        {
            return from is null && to is null ? (day, day) : throw new InvalidException("date", "goes without from and to");
        }
        if (from is null && to is null) return (today, today);

        var first = from ?? Shifted(to!.Value, -(MostDays - 1));
        var last = to ?? Shifted(first, MostDays - 1);
        if (last < first) throw new InvalidException("to", "must not lie before from");
        if (last.DayNumber - first.DayNumber >= MostDays) throw new InvalidException("to", $"must lie within {MostDays} days of from");
        return (first, last);
    }

    static DateOnly Shifted(DateOnly date, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
