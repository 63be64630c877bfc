using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Days;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Shows of each day how much of the clinic's chairs is open and how much of that is booked.</summary>
public static class GetUtilization
{
    /// <summary>A leap year, both ends included.</summary>
    const int MostDays = 366;

    public sealed record Day
    {
        public required DateOnly Date { get; init; }

        /// <summary>Null when the clinic is open.</summary>
        public required string? WhyClosed { get; init; }

        public required int Visits { get; init; }
        public required int BookedMinutes { get; init; }

        /// <summary>Of all chairs together, after closures.</summary>
        public required int OpenMinutes { get; init; }

        /// <summary>The share of the open minutes that is booked, 0 to 1.</summary>
        public required double Utilization { get; init; }

        public required int PeakMonitored { get; init; }
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/utilization", Handle)
        .WithName(nameof(GetUtilization))
        .WithSummary("Show how much of each day is booked, both ends included, at most 366 days.");

    static async Task<Ok<Page<Day>>> Handle(
        string clinicId, DateOnly from, DateOnly to, [AsParameters] PageRequest page, CoursesDatabase database, CancellationToken cancellationToken)
    {
        if (to < from) throw new InvalidException("to", "must not lie before from");
        if (to.DayNumber - from.DayNumber >= MostDays) throw new InvalidException("to", $"must lie within {MostDays} days of from");
        var first = page.After<LastDay>() is { } last && last.Date < DateOnly.MaxValue ? last.Date.AddDays(1) : from;
        if (first < from) first = from;
        var until = to.DayNumber - first.DayNumber < page.Fetch ? to : first.AddDays(page.Fetch - 1);

        var (calendar, blocks) = await Read(database, clinicId, first, until, cancellationToken);
        var days = new List<Day>();
        for (var number = first.DayNumber; number <= until.DayNumber; number++) days.Add(Of(calendar, DateOnly.FromDayNumber(number), [.. blocks[DateOnly.FromDayNumber(number)]]));
        return TypedResults.Ok(Page.Of(days, page, day => new LastDay(day.Date)));
    }

    static Task<(ClinicCalendar Calendar, ILookup<DateOnly, ChairBlock> Blocks)> Read(
        CoursesDatabase database, string clinicId, DateOnly from, DateOnly to, CancellationToken cancellationToken) => database.Read(async connection =>
    {
        using var results = await connection.QueryMultipleAsync(
            "SELECT body FROM clinics WHERE clinic_id = @clinicId;\n" + ClosureStore.FromDay + SessionStore.BlocksOfSessions, new { clinicId, from, to });
        var clinic = ClinicStore.Read(await results.ReadSingleOrDefaultAsync<string>() ?? throw NotFoundException.Of("clinic", clinicId));
        var closures = (await results.ReadAsync<Closure>()).AsList();
        return (new ClinicCalendar(clinic, closures), (await results.ReadAsync<BlockRow>()).Select(row => row.Block()).ToLookup(block => block.Date));
    }, cancellationToken);

    static Day Of(ClinicCalendar calendar, DateOnly date, IReadOnlyList<ChairBlock> blocks)
    {
        var (open, booked) = (calendar.Clinic.Chairs.Sum(chair => DayUse.OpenMinutes(calendar, date, chair.Id)), DayUse.BookedMinutes(blocks));
        return new()
        {
            Date = date,
            WhyClosed = calendar.WhyClosed(date),
            Visits = blocks.Count,
            BookedMinutes = booked,
            OpenMinutes = open,
            Utilization = DayUse.Share(booked, open),
            PeakMonitored = DayUse.Peak(blocks),
        };
    }

    sealed record LastDay(DateOnly Date);
}
