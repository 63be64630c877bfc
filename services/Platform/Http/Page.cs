namespace Scheduling.Platform.Http;

/// <summary>One page of a list, and the cursor of the next page or null.</summary>
public sealed record Page<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Opaque; null on the last page.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>The same page of something else: rows become resources.</summary>
    public Page<TOther> Select<TOther>(Func<T, TOther> map) => new() { Items = [.. Items.Select(map)], NextCursor = NextCursor };
}

/// <summary>Makes pages.</summary>
public static class Page
{
    /// <summary>
    /// Makes a page of rows read with <c>LIMIT @Fetch</c> (one more than is shown, which tells whether there is another page), in the order of
    /// <paramref name="sortKey"/>: a value that tells every row apart and that <see cref="PageRequest.After{T}"/> gives back.
    /// </summary>
    public static Page<T> Of<T, TKey>(IReadOnlyList<T> rows, PageRequest request, Func<T, TKey> sortKey)
    {
        var more = rows.Count > request.Size;
        var items = more ? [.. rows.Take(request.Size)] : rows;
        return new() { Items = items, NextCursor = more ? Cursor.Write(sortKey(items[^1])) : null };
    }

    /// <summary>Makes a page of a list that is computed whole; the cursor is the place reached.</summary>
    public static Page<T> Cut<T>(IReadOnlyList<T> all, PageRequest request)
    {
        var from = Math.Clamp(request.After<int?>() ?? 0, 0, all.Count);
        var to = Math.Min(all.Count, from + request.Size);
        return new() { Items = [.. all.Take(from..to)], NextCursor = to < all.Count ? Cursor.Write(to) : null };
    }
}
