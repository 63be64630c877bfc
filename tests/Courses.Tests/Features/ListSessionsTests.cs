using System.Text;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ListSessionsTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task Sessions_are_listed_by_date_with_both_ends_of_a_range()
    {
        var clinic = await Clinic();
        await clinic.Book(Spravato());
        await clinic.Book(Spravato(new { patientId = "pt-2", preferredTime = "08:00" }));

        Assert.Equal(["pt-2 2027-01-08", "pt-1 2027-01-08"], (await clinic.Get("/sessions?date=2027-01-08")).Lines("items", "patientId date")); // by time, not by booking
        Assert.Equal(["2027-01-05", "2027-01-05", "2027-01-08", "2027-01-08"], (await clinic.Get("/sessions?from=2027-01-05&to=2027-01-08")).Lines("items", "date"));
        Assert.Equal(["2027-01-08", "2027-01-08"], (await clinic.Get("/sessions?from=2027-01-06&to=2027-01-11")).Lines("items", "date"));
        Assert.Equal(16, (await clinic.Get("/sessions?from=2027-01-01")).List("items").Count); // an open end reaches a year
        Assert.Equal(4, (await clinic.Get("/sessions?to=2027-01-08")).List("items").Count);
        Assert.Empty((await clinic.Get("/sessions?date=2027-01-06")).List("items"));
        Assert.Empty((await clinic.Get("/sessions")).List("items")); // today
    }

    [Fact]
    public async Task Without_dates_the_sessions_are_those_of_today_at_the_clinic()
    {
        var clinic = await Clinic(new { timeZone = "Pacific/Auckland", holidays = "none" }); // it is 2 December there

        await clinic.Book(Course("iv-6-weekly", "2026-12-02", "wed"));

        Assert.Equal(["2026-12-02"], (await clinic.Get("/sessions")).Lines("items", "date"));
    }

    [Fact]
    public async Task Sessions_are_listed_by_status_and_chair_and_those_only_shown_by_their_status_alone()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26" } });
        await clinic.Book(Course("spravato-trd", "2027-11-23", "tue fri", new { acceptUnplaced = true, chairId = "chair-2" }));
        await clinic.Book(Course("spravato-mdsi", "2027-11-30", "tue fri", new { patientId = "pt-2", chairId = "chair-4" }));
        const string Range = "/sessions?from=2027-11-01&to=2028-10-31";

        Assert.Equal(["booked 15", "unplaced 1"], Counted(await clinic.All(Range)));
        Assert.Equal(["booked 15"], Counted(await clinic.All(Range + "&status=booked")));
        Assert.Equal(["projected 8"], Counted(await clinic.All(Range + "&status=projected")));
        Assert.Equal(["unplaced 1"], Counted(await clinic.All(Range + "&status=unplaced")));
        Assert.Empty(await clinic.All(Range + "&status=discharged"));
        Assert.Equal(["booked 8"], Counted(await clinic.All(Range + "&chairId=chair-4")));
        Assert.Equal(["booked 7"], Counted(await clinic.All(Range + "&chairId=chair-2")));
        Assert.Empty(await clinic.All(Range + "&chairId=chair-1"));
        // A slot without a place is found on its target date.
        Assert.Equal(["unplaced 2027-11-26 -"], (await clinic.Get("/sessions?date=2027-11-26")).Lines("items", "status targetDate date"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public async Task Pages_hold_every_session_once_and_in_order(int limit)
    {
        var clinic = await Clinic();
        for (var patient = 1; patient <= 3; patient++) await clinic.Book(Spravato(new { patientId = $"pt-{patient}" }));

        var sessions = await clinic.All("/sessions?from=2027-01-01&to=2027-02-28", limit);

        Assert.Equal(24, sessions.Select(session => session.Text("sessionId")).Distinct().Count());
        var starts = sessions.Select(session => session.GetProperty("startsAt").GetDateTimeOffset()).ToList();
        Assert.Equal(24, starts.Count);
        Assert.Equal(starts.Order(), starts);
    }

    [Theory]
    [InlineData("date=2027-02-29", "date")]
    [InlineData("date=05.01.2027", "date")]
    [InlineData("date=2027-1-5", "date")]
    [InlineData("date=9999-12-31", "date")]
    [InlineData("date=", "date")]
    [InlineData("date=2027-01-05T00:00:00Z", "date")]
    [InlineData("date=2027-01-05&from=2027-01-01", "date")]
    [InlineData("date=2027-01-05&date=2027-01-06", "date")]
    [InlineData("from=2027-01-05&to=2027-01-04", "to")]
    [InlineData("from=2027-01-05&to=2028-01-06", "to")] // 367 days
    [InlineData("from=x&to=y", "from to")]
    [InlineData("status=done", "status")]
    [InlineData("chairId=Chair%201", "chairId")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("cursor=junk", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    public async Task A_question_that_makes_no_sense_is_refused_by_its_field(string query, string fields)
    {
        var clinic = await Clinic();

        Assert.Equal(fields, await clinic.Send("GET", $"/sessions?{query}").Fields());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"day":"2027-01-05"}""")]
    [InlineData("""{"day":null,"at":"10:00","sessionId":"0192e4a0-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"day":"2027-01-05","at":"25:00","sessionId":"0192e4a0-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"day":"2027-01-05","at":"10:00","sessionId":"0192e4a0-0000-7000-8000-000000000000","more":1}""")]
    [InlineData("not json")]
    public async Task A_cursor_that_no_list_gave_is_refused(string cursor)
    {
        var clinic = await Clinic();

        Assert.Equal("cursor", await clinic.Send("GET", $"/sessions?cursor={System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(cursor))}").Fields());
    }

    [Theory]
    [InlineData("from=2027-01-05&to=2028-01-05")] // 366 days
    [InlineData("from=1900-01-01")]
    [InlineData("to=1900-01-01")]
    [InlineData("from=2199-12-31")]
    [InlineData("date=2199-12-31")]
    [InlineData("from=2027-01-05&to=2027-01-05")]
    public async Task The_ends_of_the_calendar_are_asked_for_like_any_other_dates(string query)
    {
        var clinic = await Clinic();

        Assert.Empty((await clinic.Get($"/sessions?{query}")).List("items"));
    }

    [Fact]
    public async Task Only_a_scheduler_or_a_clinician_of_the_clinic_lists_sessions()
    {
        var clinic = await Clinic();
        await App.Send("GET", "/v1/clinics/no-such-clinic/sessions").Problem(404, "not-found");
        await clinic.Send("GET", "/sessions", key: await App.Key("scheduler", "another-clinic")).Problem(404, "not-found");
        await clinic.Send("GET", "/sessions", key: await App.Key("therapist", clinic.Id)).Problem(403, "forbidden");
        await clinic.Send("GET", "/sessions", key: "").Problem(401, "unauthenticated");
        await clinic.Send("GET", "/sessions", key: await App.Key("clinician", clinic.Id)).Json(200);
    }

    static IEnumerable<string> Counted(IEnumerable<System.Text.Json.JsonElement> sessions) =>
        sessions.GroupBy(session => session.Text("status")).Select(status => $"{status.Key} {status.Count()}").Order(StringComparer.Ordinal);
}

public sealed class ListSessionsOnSqliteTests(Apps apps) : ListSessionsTests(apps, "sqlite");

public sealed class ListSessionsOnPostgresTests(Apps apps) : ListSessionsTests(apps, "postgres");
