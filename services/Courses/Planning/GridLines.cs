namespace Scheduling.Courses.Planning;

/// <summary>The grid lines of a day, counted from midnight, nearest to a wished time first and the later of two equally near before the earlier.</summary>
struct GridLines
{
    readonly int wished;
    readonly int grid;
    readonly int first;
    readonly int last;
    int later;
    int earlier;

    /// <param name="wished">The wished time; it need not be a grid line.</param>
    /// <param name="from">No line before it.</param>
    /// <param name="to">No line after it.</param>
    /// <param name="gridMinutes">Minutes from line to line.</param>
    public GridLines(TimeOnly wished, TimeOnly from, TimeOnly to, int gridMinutes)
    {
        this.wished = Minute(wished);
        grid = gridMinutes;
        first = Up(Minute(from));
        last = Minute(to);
        later = Math.Max(first, Up(this.wished));
        earlier = Math.Min(Up(this.wished) - grid, last - last % grid);
        Current = default;
    }

    public TimeOnly Current { get; private set; }

    public readonly GridLines GetEnumerator() => this;

    public bool MoveNext()
    {
        var (laterLeft, earlierLeft) = (later <= last, earlier >= first);
        if (!laterLeft && !earlierLeft)
        {
            return false;
        }

        if (laterLeft && (!earlierLeft || later - wished <= wished - earlier))
        {
            Current = At(later);
            later += grid;
        }
        else
        {
            Current = At(earlier);
            earlier -= grid;
        }

        return true;
    }

    readonly int Up(int minute) => (minute + grid - 1) / grid * grid;

    static int Minute(TimeOnly time) => (int)(time.Ticks / TimeSpan.TicksPerMinute);

    static TimeOnly At(int minute) => new(minute * TimeSpan.TicksPerMinute);
}
