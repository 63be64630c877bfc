using Scheduling.Courses.Courses;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Access;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Lets go of the sessions of a patient who stayed away twice in a row, when 48 hours have passed without a decision.</summary>
public sealed class ReleaseDoubtfulSessions(CoursesDatabase database, TimeProvider clock) : Tick
{
    static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return 0;
        var due = await CourseStore.Doubtful(database, clock.GetUtcNow() - Patience, cancellationToken);
        foreach (var (clinicId, courseId, reviewId) in due)
        {
            await database.Write(async unit =>
            {
                var file = await CourseFiles.OfCourse(unit, clinicId, courseId);
                if (!await CourseStore.Release(unit, reviewId) || file.OpenReview(ReviewKind.MissedTwo) is null) return;
                file.CancelAhead(Pausing.Released);
                file.Put(file.Life with { Reason = Pausing.Released });
                await CourseFiles.Save(unit, file, new() { Name = "release", Subject = courseId.ToString(), By = Principal.Itself });
            }, cancellationToken);
        }
        return due.Count;
    }

    public override async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
        database.IsMigrated ? await CourseStore.NextDoubtful(database, cancellationToken) + Patience : null;
}
