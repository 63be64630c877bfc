using Scheduling.Courses.Courses;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Tells that a decision nears, three days before it is due.</summary>
public sealed class TellReviewsDue(CoursesDatabase database, TimeProvider clock) : Tick
{
    const int DaysEarly = 3;

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return 0;
        var told = 0;
        foreach (var review in await CourseStore.ReviewsToTell(database, clock.GetUtcNow(), cancellationToken))
        {
            if (At(review) > clock.GetUtcNow()) continue;
            await database.Write(unit => CourseStore.TellReview(unit, review), cancellationToken);
            told++;
        }
        return told;
    }

    public override async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return null;
        var first = await CourseStore.ReviewsToTell(database, until: null, cancellationToken);
        return first.Select(review => (DateTimeOffset?)At(review)).Min();
    }

    static DateTimeOffset At(ReviewToTell review) => new WallDay(review.DueDate.AddDays(-DaysEarly), WallClock.Zone(review.TimeZone)).Edge(TimeOnly.MinValue);
}
