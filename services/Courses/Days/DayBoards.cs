using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.TreatmentDay;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Days;

/// <summary>Draws a day's board. Pure.</summary>
static class DayBoards
{
    public static DayBoard Of(DayFacts facts, DateOnly date, DateTimeOffset now)
    {
        var calendar = facts.Calendar;
        var blocks = facts.Sessions.Select(Block).Concat(facts.Kept).ToList();
        return new()
        {
            Date = date,
            IsOpen = calendar.IsOpen(date),
            WhyClosed = calendar.WhyClosed(date),
            Now = WallClock.InZone(now, calendar.Zone),
            Hours = [.. (calendar.IsOpen(date) ? calendar.HoursOn(date) : []).Select(Range)],
            PrescriberOnSite = [.. calendar.PrescriberOn(date).Select(Range)],
            Closures = [.. calendar.Closures.Where(closure => closure.IsOn(date)).Select(ClosureAnswer.Of)],
            Chairs = [.. calendar.Clinic.Chairs.Select(chair => OfChair(facts, chair, [.. blocks.Where(block => block.ChairId == chair.Id).OrderBy(block => block.StartsAt)], date, now))],
            Visits = facts.Sessions.Count,
            PeakMonitored = DayUse.Peak(blocks),
            MaxMonitored = calendar.Clinic.MaxMonitored,
            Routes = [.. DaySpace.Of(calendar, facts.Protocols, date, new Occupancy(blocks), now)],
        };
    }

    static ChairOnDay OfChair(DayFacts facts, Chair chair, IReadOnlyList<ChairBlock> blocks, DateOnly date, DateTimeOffset now)
    {
        var (open, booked) = (DayUse.OpenMinutes(facts.Calendar, date, chair.Id), DayUse.BookedMinutes(blocks));
        var rows = facts.Sessions.ToDictionary(row => row.SessionId);
        return new()
        {
            ChairId = chair.Id,
            Name = chair.Name,
            Routes = chair.Routes,
            Closed = [.. facts.Calendar.ChairClosedOn(date, chair.Id).Select(Range)],
            OpenMinutes = open,
            BookedMinutes = booked,
            Utilization = DayUse.Share(booked, open),
            Blocks = [.. blocks.Select((block, i) => OfBlock(facts.Calendar, block, block.SessionId is { } id ? rows[id] : null, i + 1 < blocks.Count ? blocks[i + 1] : null, now))],
        };
    }

    static BlockOnDay OfBlock(ClinicCalendar calendar, ChairBlock block, SessionRow? row, ChairBlock? next, DateTimeOffset now)
    {
        var turnover = calendar.Clinic.TurnoverMinutes;
        var visit = row is null ? new VisitNow { Phase = VisitPhase.Kept } : VisitNow.Of(row, turnover, now);
        return new()
        {
            SessionId = row?.SessionId,
            CourseId = row?.CourseId,
            PatientId = row?.PatientId,
            ProtocolId = row?.ProtocolId,
            Route = row is null ? null : WireName.Parse<DoseRoute>(row.Route),
            Number = row?.Number,
            Status = row?.Status,
            StartsAt = WallClock.InZone(block.StartsAt, calendar.Zone),
            EndsAt = WallClock.InZone(block.EndsAt, calendar.Zone),
            Phase = visit.Phase,
            MinutesLeft = visit.Until is { } until ? (int)Math.Ceiling(Math.Max(0, (until - now).TotalMinutes)) : null,
            Due = visit is { Step: { } step, DueAt: { } at } ? new() { Step = step, At = WallClock.InZone(at, calendar.Zone), Overdue = at < now } : null,
            KnockOn = row is null || next is null ? null : Delay(calendar, row, next, now),
        };
    }

    // A patient who is here stays until the end that is known now, and no shorter than now.
    static KnockOn? Delay(ClinicCalendar calendar, SessionRow row, ChairBlock next, DateTimeOffset now)
    {
        var ends = row.Status is SessionStatus.CheckedIn or SessionStatus.Observing && row.EndsAt < now ? now : row.EndsAt!.Value;
        var delay = ends.AddMinutes(calendar.Clinic.TurnoverMinutes) - next.StartsAt;
        return row.Status is SessionStatus.Discharged || delay <= TimeSpan.Zero ? null : new()
        {
            SessionId = next.SessionId,
            ChairId = next.ChairId,
            StartsAt = WallClock.InZone(next.StartsAt, calendar.Zone),
            DelayMinutes = (int)Math.Ceiling(delay.TotalMinutes),
        };
    }

    static ChairBlock Block(SessionRow row) => new() { Date = row.Day, ChairId = row.ChairId!, SessionId = row.SessionId, StartsAt = row.StartsAt!.Value, EndsAt = row.EndsAt!.Value };

    static TimeRange Range(Stretch stretch) => new(stretch.From, stretch.To);
}
