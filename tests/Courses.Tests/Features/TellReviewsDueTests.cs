using Scheduling.Courses.Features;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class TellReviewsDueTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_decision_is_told_once_three_days_before_it_is_due()
    {
        await using var app = await CoursesApp.Run(App.Engine);
        var tick = app.Service<TellReviewsDue>();
        var clinic = await ClinicOfTest.At(app, null);
        await clinic.Book(Spravato());

        // Due on Friday 29 January; Tuesday the 26th begins at 08:00 UTC.
        Assert.Equal(new DateTimeOffset(2027, 1, 26, 8, 0, 0, TimeSpan.Zero), await tick.NextDue(Cancellation));
        app.Clock.Instant = new(2027, 1, 26, 7, 59, 59, TimeSpan.Zero);
        Assert.Equal(0, await tick.Run(Cancellation));
        app.Clock.Instant = new(2027, 1, 26, 8, 0, 0, TimeSpan.Zero);
        await tick.Run(Cancellation);
        await tick.Run(Cancellation);

        Assert.Equal(["course.review-due.v1"], await app.Rows<string>("SELECT type FROM outbox WHERE type LIKE 'course.review%'"));
        Assert.Null(await tick.NextDue(Cancellation));
        Assert.Empty(app.Log.ErrorsOf(CoursesApp.Trace));
    }
}

public sealed class TellReviewsDueOnSqliteTests(Apps apps) : TellReviewsDueTests(apps, "sqlite");

public sealed class TellReviewsDueOnPostgresTests(Apps apps) : TellReviewsDueTests(apps, "postgres");
