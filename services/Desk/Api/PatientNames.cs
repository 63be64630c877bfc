using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.Api;

/// <summary>What patients are called, remembered for half a minute so that a page with a hundred visits does not ask a hundred times.</summary>
sealed class PatientNames(ClinicApi api, [FromKeyedServices("machine")] TimeProvider machine)
{
    static readonly TimeSpan Believed = TimeSpan.FromSeconds(30);
    const int AtOnce = 8, Most = 20_000;

    readonly ConcurrentDictionary<(string Clinic, string Patient), (string? Name, long ReadAt)> known = new();

    /// <summary>The names by id; a patient without a contact is called by the id. Whoever may not see patients is told no names.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(HttpContext page, string clinicId, IEnumerable<string?> patientIds)
    {
        var names = new ConcurrentDictionary<string, string>();
        var ids = patientIds.OfType<string>().Distinct().ToList();
        if (!page.Principal().Is(Role.Scheduler)) return ids.ToDictionary(id => id, id => id);
        if (known.Count > Most) known.Clear();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = page.RequestAborted }, async (id, _) =>
            names[id] = await Name(page, clinicId, id) ?? id);
        return names;
    }

    /// <summary>A name that was just changed is asked for again.</summary>
    public void Forget(string clinicId, string patientId) => known.TryRemove((clinicId, patientId), out _);

    async Task<string?> Name(HttpContext page, string clinicId, string patientId)
    {
        if (known.TryGetValue((clinicId, patientId), out var before) && machine.GetElapsedTime(before.ReadAt) < Believed) return before.Name;
        try
        {
            var readAt = machine.GetTimestamp();
            var name = (await api.Get<Patient>(page, $"v1/clinics/{clinicId}/patients/{patientId}")).DisplayName;
            known[(clinicId, patientId)] = (name, readAt);
            return name;
        }
        catch (RefusedByApiException) { return null; }
    }
}
