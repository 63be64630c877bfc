using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class GetUtilizationTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task Each_day_says_how_much_of_it_is_booked()
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato());
        await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = "11:00" }));

        var days = await clinic.Get("/utilization?from=2027-01-04&to=2027-01-09");

        Assert.Equal(
            [
                "2027-01-04 0 0 2160 0 0",
                "2027-01-05 2 330 2160 0.153 2",
                "2027-01-06 0 0 2160 0 0",
                "2027-01-07 0 0 2160 0 0",
                "2027-01-08 2 330 2160 0.153 2",
                "2027-01-09 0 0 0 0 0",
            ], days.Lines("items", "date visits bookedMinutes openMinutes utilization peakMonitored"));
        Assert.Equal("clinic closed (Sat)", days.List("items")[^1].Text("whyClosed"));
    }

    [Fact]
    public async Task A_year_comes_page_by_page_and_more_is_refused()
    {
        var clinic = await Clinic();

        var days = await clinic.All("/utilization?from=2027-01-01&to=2028-01-01");

        Assert.Equal(Enumerable.Range(0, 366).Select(day => $"{new DateOnly(2027, 1, 1).AddDays(day):yyyy-MM-dd}"), days.Select(day => day.Text("date")));
        Assert.Equal("to", await clinic.Send("GET", "/utilization?from=2027-01-01&to=2028-01-02").Fields());
        Assert.Equal("to", await clinic.Send("GET", "/utilization?from=2027-01-02&to=2027-01-01").Fields());
        await clinic.Send("GET", "/utilization?from=2027-01-01&to=2027-01-02", key: await App.Key("therapist", clinic.Id)).Problem(403, "forbidden");
    }
}

public sealed class GetUtilizationOnSqliteTests(Apps apps) : GetUtilizationTests(apps, "sqlite");

public sealed class GetUtilizationOnPostgresTests(Apps apps) : GetUtilizationTests(apps, "postgres");
