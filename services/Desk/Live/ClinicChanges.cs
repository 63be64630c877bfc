using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Storage;

namespace Scheduling.Desk.Live;

/// <summary>
/// Counts what happens at each clinic and wakes the pages that watch it: at once in the process that heard of it, within half a second in the others,
/// which look at the count.
/// </summary>
sealed class ClinicChanges(DeskDatabase database, [FromKeyedServices("machine")] TimeProvider machine)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new();

    /// <summary>Counts one more for each of these clinics.</summary>
    public static Task Note(Unit unit, IEnumerable<string> clinicIds) => unit.InsertAll(
        "INSERT INTO clinic_changes (clinic_id, changes)", "(@ClinicId, 1)", [.. clinicIds.Distinct().Order(StringComparer.Ordinal).Select(id => new Count(id))],
        "ON CONFLICT (clinic_id) DO UPDATE SET changes = clinic_changes.changes + 1");

    /// <summary>After the commit: who waits here looks now.</summary>
    public void Wake(string clinicId)
    {
        if (waiting.TryRemove(clinicId, out var waiter)) waiter.TrySetResult();
    }

    /// <summary>The count at first, then every count that is another.</summary>
    public async IAsyncEnumerable<long> Watch(string clinicId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = -1L;
        while (!cancellationToken.IsCancellationRequested)
        {
            var woken = waiting.GetOrAdd(clinicId, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            var changes = await database.Read(connection => connection.QuerySingleOrDefaultAsync<long>(
                "SELECT changes FROM clinic_changes WHERE clinic_id = @clinicId", new { clinicId }), cancellationToken);
            if (changes != seen) yield return seen = changes;
            await Task.WhenAny(woken, Task.Delay(Look, machine, cancellationToken));
        }
    }

    readonly record struct Count(string ClinicId);
}
