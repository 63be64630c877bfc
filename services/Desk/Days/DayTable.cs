using Scheduling.Desk.Api;

namespace Scheduling.Desk.Days;

/// <summary>A day's board as a table: a row for each grid line, a column for each chair, a visit as one tall cell. Pure.</summary>
public sealed record DayTable
{
    public required IReadOnlyList<DayRow> Rows { get; init; }

    /// <summary>The rows' common length.</summary>
    public required int Minutes { get; init; }

    /// <summary>Rows are the clinic's grid lines, or a multiple of them where those are close.</summary>
    public static DayTable Of(DayBoard board, int gridMinutes)
    {
        var step = gridMinutes >= 10 ? Math.Min(gridMinutes, 30) : gridMinutes * (int)Math.Ceiling(15.0 / gridMinutes);
        var blocks = board.Chairs.SelectMany(chair => chair.Blocks).ToList();
        var edges = board.Hours.SelectMany(hours => new[] { Minute(hours.From), Minute(hours.To) })
            .Concat(blocks.SelectMany(block => new[] { Minute(block.StartsAt), MinuteOfEnd(block) })).ToList();
        if (edges.Count == 0) return new() { Rows = [], Minutes = step };

        var (first, last) = (edges.Min() / step * step, (edges.Max() + step - 1) / step * step);
        var now = DateOnly.FromDateTime(board.Now.DateTime) == board.Date ? Minute(board.Now) : -1;
        var columns = board.Chairs.Select(chair => Column(board, chair, first, last, step)).ToList();
        return new()
        {
            Minutes = step,
            Rows = [.. Enumerable.Range(0, (last - first) / step).Select(i => new DayRow
            {
                At = Wall(first + i * step),
                IsNow = now >= first + i * step && now < first + (i + 1) * step,
                Cells = [.. columns.Select(column => column[i]).OfType<DayCell>()],
            })],
        };
    }

    /// <summary>A chair's cells from the top down; null where the cell above reaches over the row.</summary>
    static DayCell?[] Column(DayBoard board, ChairOnDay chair, int first, int last, int step)
    {
        var cells = new DayCell?[(last - first) / step];
        var free = 0;
        foreach (var block in chair.Blocks.OrderBy(block => block.StartsAt))
        {
            // One that overran is shown whole; the next begins below it.
            var from = Math.Clamp((Minute(block.StartsAt) - first) / step, free, cells.Length - 1);
            var to = Math.Clamp((MinuteOfEnd(block) - first + step - 1) / step, from + 1, cells.Length);
            if (cells[from] is not null) continue;
            for (; free < from; free++) cells[free] = Free(board, chair, first + free * step, step);
            cells[from] = new() { ChairId = chair.ChairId, At = Wall(first + from * step), Rows = to - from, Block = block };
            free = to;
        }
        for (; free < cells.Length; free++) cells[free] = Free(board, chair, first + free * step, step);
        return cells;
    }

    static DayCell Free(DayBoard board, ChairOnDay chair, int minute, int step) => new()
    {
        ChairId = chair.ChairId,
        At = Wall(minute),
        Rows = 1,
        IsClosed = !board.IsOpen || !board.Hours.Any(hours => Minute(hours.From) <= minute && minute < Minute(hours.To))
            || chair.Closed.Any(closed => Minute(closed.From) < minute + step && minute < Minute(closed.To)),
    };

    static int Minute(TimeOnly at) => at.Hour * 60 + at.Minute;

    static int Minute(DateTimeOffset at) => at.Hour * 60 + at.Minute;

    static int MinuteOfEnd(BlockOnDay block) => block.EndsAt.Date > block.StartsAt.Date ? 24 * 60 : Minute(block.EndsAt);

    static TimeOnly Wall(int minute) => TimeOnly.MinValue.AddMinutes(minute);
}

/// <summary>A grid line.</summary>
public sealed record DayRow
{
    public required TimeOnly At { get; init; }

    /// <summary>Now lies in it.</summary>
    public required bool IsNow { get; init; }

    public required IReadOnlyList<DayCell> Cells { get; init; }
}

/// <summary>A visit, or a chair that is free or out of use for one row.</summary>
public sealed record DayCell
{
    public required string ChairId { get; init; }
    public required TimeOnly At { get; init; }

    /// <summary>How many rows it reaches over.</summary>
    public required int Rows { get; init; }

    public BlockOnDay? Block { get; init; }
    public bool IsClosed { get; init; }
}
