namespace Scheduling.Courses.Planning;

/// <summary>A booking that holds a chair, without its turnover.</summary>
public sealed record ChairBlock
{
    /// <summary>The clinic's civil date.</summary>
    public required DateOnly Date { get; init; }

    public required string ChairId { get; init; }

    /// <summary>Null where the chair is only held for somebody.</summary>
    public Guid? SessionId { get; init; }

    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
}

/// <summary>What a clinic's chairs already hold, by civil date.</summary>
public sealed class Occupancy
{
    readonly Dictionary<DateOnly, ChairBlock[]> blocks;

    public Occupancy(IEnumerable<ChairBlock> blocks)
    {
        this.blocks = blocks.GroupBy(block => block.Date).ToDictionary(day => day.Key, day => day.ToArray());
    }

    Occupancy(Occupancy before, ChairBlock more) => blocks = new(before.blocks) { [more.Date] = [.. before.On(more.Date), more] };

    /// <summary>A clinic without a booking.</summary>
    public static Occupancy Empty { get; } = new([]);

    /// <summary>The same with one block more; the days it does not touch are shared.</summary>
    public Occupancy With(ChairBlock block) => new(this, block);

    public ReadOnlySpan<ChairBlock> On(DateOnly date) => blocks.TryGetValue(date, out var day) ? day : [];
}
