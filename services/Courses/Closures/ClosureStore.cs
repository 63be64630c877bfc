using Dapper;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Closures;

/// <summary>Every statement that touches the closures table.</summary>
public sealed class ClosureStore(CoursesDatabase database)
{
    const string Columns =
        "closure_id AS ClosureId, from_day AS \"From\", to_day AS \"To\", from_time AS FromTime, to_time AS ToTime, what AS What, chair_id AS ChairId, reason AS Reason";

    /// <summary>The clinic's closures that are not over before a day, however far ahead; part of a statement list.</summary>
    internal const string FromDay = $"SELECT {Columns} FROM closures WHERE clinic_id = @clinicId AND to_day >= @from ORDER BY made_at, closure_id;\n";

    /// <summary>The clinic's closures by id, which is the order they were made in; those that touch the days, where they are given.</summary>
    public async Task<IReadOnlyList<Closure>> List(string clinicId, DateOnly? from, DateOnly? to, Guid? after, int most, CancellationToken cancellationToken) =>
        [.. await database.Read(connection => connection.QueryAsync<Closure>(
            $"""
            SELECT {Columns} FROM closures
            WHERE clinic_id = @clinicId AND closure_id > @after AND to_day >= @from AND from_day <= @to
            ORDER BY closure_id LIMIT @most
            """, new { clinicId, after = after ?? Guid.Empty, from = from ?? DateOnly.MinValue, to = to ?? DateOnly.MaxValue, most }), cancellationToken)];

    public static Task Insert(Unit unit, string clinicId, Closure closure) => unit.Execute(
        """
        INSERT INTO closures (closure_id, clinic_id, from_day, to_day, from_time, to_time, what, chair_id, reason, made_at)
        VALUES (@ClosureId, @clinicId, @From, @To, @FromTime, @ToTime, @what, @ChairId, @Reason, @Now)
        """,
        new { closure.ClosureId, clinicId, closure.From, closure.To, closure.FromTime, closure.ToTime, what = WireName.Of(closure.What), closure.ChairId, closure.Reason, unit.Now });

    /// <summary>Takes the closure away and answers what it was.</summary>
    /// <exception cref="NotFoundException">The clinic has no such closure.</exception>
    public static async Task<Closure> Remove(Unit unit, string clinicId, Guid closureId) =>
        await unit.One<Closure>($"DELETE FROM closures WHERE clinic_id = @clinicId AND closure_id = @closureId RETURNING {Columns}", new { clinicId, closureId })
        ?? throw NotFoundException.Of("closure", closureId);
}
