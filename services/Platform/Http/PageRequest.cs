using Microsoft.AspNetCore.Mvc;

namespace Scheduling.Platform.Http;

/// <summary>Which page of a list is asked for: <c>?limit=</c> (1..200, default 50) and <c>&amp;cursor=</c>. Taken with <c>[AsParameters]</c>.</summary>
public sealed record PageRequest
{
    public const int DefaultSize = 50, LargestSize = 200;

    /// <summary>1..200; 50 when absent.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>How many items a page has.</summary>
    /// <exception cref="InvalidException">The limit is out of range.</exception>
    public int Size => Limit switch
    {
        null => DefaultSize,
        >= 1 and <= LargestSize => Limit.Value,
        _ => throw new InvalidException("limit", $"must lie between 1 and {LargestSize}"),
    };

    /// <summary>How many rows to read: one more than is shown.</summary>
    public int Fetch => Size + 1;

    /// <summary>The sort key after which this page begins, or the default on the first page; give a nullable type to tell them apart.</summary>
    /// <exception cref="InvalidException">The cursor is not one of this list's.</exception>
    public T? After<T>() => string.IsNullOrEmpty(Cursor) ? default : Http.Cursor.Read<T>(Cursor);
}
