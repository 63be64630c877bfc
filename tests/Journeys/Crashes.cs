using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Scheduling.Journeys;

/// <summary>
/// Books courses while processes are killed at random instants, then looks whether every answered booking is there and everything that follows
/// exists exactly once.
/// </summary>
public sealed class Crashes(ClinicWorld world, string clinicId, int seed)
{
    const int MostAtOnce = 8;

    static readonly DateOnly FirstTuesday = new(2031, 1, 7);

    readonly ConcurrentBag<JsonElement> answered = [];
    readonly Random random = new(seed);
    int courses;

    /// <summary>How many kills: 50 when <c>SCHEDULING_SOAK=1</c>, else a few.</summary>
    public static int Kills(int few) => Environment.GetEnvironmentVariable("SCHEDULING_SOAK") == "1" ? 50 : few;

    /// <summary>Kills so many times, each while bookings are on their way; <paramref name="killAndRestart"/> returns when the process is back.</summary>
    public async Task Survive(int kills, Func<int, Task> killAndRestart, CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var booking = Enumerable.Range(0, 3).Select(_ => Task.Run(() => BookUntil(stop.Token), cancellationToken)).ToArray();
            // The instant is random; waiting for it is what makes the crash fall anywhere.
            var instant = TimeSpan.FromMilliseconds(random.Next(20, 400));
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < instant;) await Task.Delay(5, cancellationToken);
            await killAndRestart(kill);
            await stop.CancelAsync();
            await Task.WhenAll(booking);
        }
    }

    /// <summary>Each answered booking is there, with exactly one of everything that follows; answers how many there were.</summary>
    public async Task<int> NothingIsLost(CancellationToken cancellationToken)
    {
        foreach (var course in answered)
        {
            using var found = await world.Courses.GetAsync($"v1/clinics/{clinicId}/courses/{ClinicWorld.Text(course, "courseId")}", cancellationToken);
            Assert.True(found.IsSuccessStatusCode, $"the answered course {ClinicWorld.Text(course, "courseId")} is gone");
        }
        // Also those whose answer was lost with the process: what is committed is followed as well.
        foreach (var course in await ClinicWorld.Items(world.Courses, $"v1/clinics/{clinicId}/courses", cancellationToken))
            await world.EverythingFollows(clinicId, course, cancellationToken);
        return answered.Count;
    }

    async Task BookUntil(CancellationToken stop)
    {
        // Few enough that what follows can be looked at for each.
        for (var booked = 0; booked < MostAtOnce && !stop.IsCancellationRequested;)
        {
            var course = Interlocked.Increment(ref courses);
            // Every course in weeks of its own, so that no capacity plays a part.
            var start = FirstTuesday.AddDays(35 * (course % 48));
            try
            {
                if (await world.TryBook(clinicId, $"pt-{course}", start, $"key-{course}", stop) is not { } made) continue;
                answered.Add(made);
                booked++;
            }
            catch (OperationCanceledException) { return; }
        }
    }
}
