using System.Text.RegularExpressions;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ShowChairCalendarTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task What_is_booked_on_a_chair_is_in_its_calendar_by_the_patients_ids()
    {
        var clinic = await Clinic();
        var course = await clinic.Book(Spravato(new { chairId = "chair-2" }));
        await clinic.Do(course, 1, "cancel", new { reason = "clinic" });

        var answer = await clinic.Send("GET", "/chairs/chair-2/calendar.ics");
        var file = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var other = await (await clinic.Send("GET", "/chairs/chair-1/calendar.ics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(8, Regex.Count(file, "BEGIN:VEVENT"));
        Assert.Equal(1, Regex.Count(file, "STATUS:CANCELLED"));
        Assert.Contains($"UID:{ClinicOfTest.IdOf(course, 2)}\r\n", file, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=America/Los_Angeles:20270108T100000\r\nDTEND;TZID=America/Los_Angeles:20270108T124500\r\nSUMMARY:pt-1\\, visit 2\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("pravato", file, StringComparison.Ordinal);
        Assert.DoesNotContain("VEVENT", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chair_that_is_not_there_has_no_calendar()
    {
        var clinic = await Clinic();
        await clinic.Send("GET", "/chairs/chair-99/calendar.ics").Problem(404, "not-found");
    }
}

public sealed class ShowChairCalendarOnSqliteTests(Apps apps) : ShowChairCalendarTests(apps, "sqlite");

public sealed class ShowChairCalendarOnPostgresTests(Apps apps) : ShowChairCalendarTests(apps, "postgres");
