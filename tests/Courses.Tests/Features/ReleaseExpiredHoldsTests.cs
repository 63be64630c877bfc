using Scheduling.Courses.Features;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ReleaseExpiredHoldsTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task What_is_over_is_deleted_at_its_instant_and_nothing_before_it()
    {
        await using var app = await CoursesApp.Run(App.Engine);
        var (tick, start) = (app.Service<ReleaseExpiredHolds>(), app.Clock.Instant);
        var clinics = new[] { await ClinicOfTest.At(app, null), await ClinicOfTest.At(app, null) };
        Assert.Null(await tick.NextDue(Cancellation));
        foreach (var (minutes, patient) in new[] { (10, "pt-1"), (20, "pt-2") })
            foreach (var clinic in clinics) await clinic.Send("POST", $"/course-proposals?holdMinutes={minutes}", Infusions(new { patientId = patient })).Json(200);

        Assert.Equal(start.AddMinutes(10), await tick.NextDue(Cancellation));
        app.Clock.Instant = start.AddMinutes(10).AddTicks(-10);
        Assert.Equal(0, await tick.Run(Cancellation));
        Assert.Equal(4, (await app.Rows<string>("SELECT patient_id FROM holds")).Count);

        app.Clock.Instant = start.AddMinutes(10);
        await tick.Run(Cancellation);
        Assert.Equal(["pt-2", "pt-2"], await app.Rows<string>("SELECT patient_id FROM holds"));
        Assert.Equal(12, (await app.Rows<string>("SELECT patient_id FROM hold_places")).Count);
        Assert.Equal(start.AddMinutes(20), await tick.NextDue(Cancellation));
        Assert.Empty(app.Log.ErrorsOf(CoursesApp.Trace));
    }
}

public sealed class ReleaseExpiredHoldsOnSqliteTests(Apps apps) : ReleaseExpiredHoldsTests(apps, "sqlite");

public sealed class ReleaseExpiredHoldsOnPostgresTests(Apps apps) : ReleaseExpiredHoldsTests(apps, "postgres");
