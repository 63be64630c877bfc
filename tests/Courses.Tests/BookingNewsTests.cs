using System.Text.Json.Nodes;
using Scheduling.Contracts.Tests;
using Scheduling.TestServers;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests;

/// <summary>What other services hear of clinics and bookings.</summary>
public abstract class BookingNewsTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    [Fact]
    public async Task A_booking_is_told_as_the_course_and_each_session_that_holds_a_chair()
    {
        var clinic = await Clinic();
        var course = await clinic.Book(Spravato(new { gates = new { consent = "cleared" } }));
        var booked = course.List("sessions").Where(session => session.Text("status") == "booked").ToList();

        var heard = await App.Heard.Of(clinic.Id, 1 + 1 + 8, Cancellation);

        Assert.Equal(["clinic.configured.v1 1", "course.booked.v1 1", "session.booked.v1 8"], Counted(heard));
        Assert.All(heard, happened => Assert.Equal($"/clinics/{clinic.Id}/courses 1", $"{happened.Source} {happened.Body.Text("version")}"));
        Assert.All(heard, happened => Assert.Equal(CoursesApp.Start.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"), happened.Time));
        var doses = string.Join(',', course.Lines("sessions", "date"));
        Assert.Equal(16, doses.Split(',').Length);

        var told = heard.Single(happened => happened.Type == "course.booked.v1");
        Assert.Equal(course.Text("courseId"), told.Subject);
        Assert.Equal($"{clinic.Id} {clinic.Id} pt-1 {course.Text("courseId")} spravato-trd 1 active 2027-01-05 tue,fri {doses} - -",
            told.Body.Line("clinicId group patientId courseId protocolId protocolVersion status start pattern doseDates switchedTo reason"));
        Assert.Equal("pending cleared pending pending pending", told.Body.GetProperty("gates").Line("screening consent rems-enrolment authorization drug-on-hand"));

        var sessions = heard.Where(happened => happened.Type == "session.booked.v1").ToDictionary(happened => happened.Subject);
        foreach (var session in booked)
        {
            var body = sessions[session.Text("sessionId")].Body;
            foreach (var member in "sessionId number doseNumber phase treatmentWeek startsAt endsAt firstDeviceAt chairId status version noDrivingBefore noDrivingUntil remsFormDue".Split(' '))
                Assert.Equal(session.Line(member), body.Line(member));
            Assert.Equal($"{session.Text("date")} 10:00 America/Los_Angeles intranasal spravato-trd 1 {doses} 8",
                body.Line("localDate localTime timeZone route protocolId protocolVersion doseDates phaseEndsWithNumber"));
            Assert.Equal("per-dose 1 3 60 -", body.GetProperty("followUp").Line("per fromDay toDay minutes count"));
            Assert.Equal("2 30 1", body.GetProperty("instructions").Line("foodHours liquidMinutes nasalSprayHours"));
            Assert.Equal(session.GetProperty("startsAt").GetDateTimeOffset().AddMinutes(145), body.GetProperty("releaseFrom").GetDateTimeOffset());
        }
    }

    [Fact]
    public async Task A_slot_without_a_place_is_told_as_unplaced()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26" } });
        var course = await clinic.Book(Course("spravato-trd", "2027-11-23", "tue fri", new { acceptUnplaced = true }));

        var heard = await App.Heard.Of(clinic.Id, 10, Cancellation);

        Assert.Equal(["clinic.configured.v1 1", "course.booked.v1 1", "session.booked.v1 7", "session.unplaced.v1 1"], Counted(heard));
        var slot = heard.Single(happened => happened.Type == "session.unplaced.v1");
        Assert.Equal(course.List("unplaced")[0].Text("sessionId"), slot.Subject);
        Assert.Equal("2 - unplaced 2027-11-26 - - -", slot.Body.Line("number doseNumber status localDate startsAt endsAt chairId"));
        Assert.DoesNotContain("2027-11-26", slot.Body.Text("doseDates"), StringComparison.Ordinal);
        Assert.Equal("-", slot.Body.Line("reason")); // a code, never a sentence
    }

    [Fact]
    public async Task A_replaced_clinic_is_told_with_its_new_version()
    {
        var clinic = await Clinic(new { openOn = new[] { "2027-10-11" } });
        await clinic.Put(new { name = "Second", maxMonitored = (int?)null }).Json(200);

        var heard = (await App.Heard.Of(clinic.Id, 2, Cancellation)).OrderBy(happened => happened.Body.GetProperty("version").GetInt64()).ToList();

        Assert.Equal(["1 Long Beach Wellness 3", "2 Second -"], heard.Select(happened => happened.Body.Line("version name maxMonitored")));
        Assert.All(heard, happened => Assert.Equal(clinic.Id, happened.Subject));
        var holidays = heard[1].Body.Text("holidayDates").Split(',');
        foreach (var closed in new[] { "2025-12-25", "2027-01-18", "2027-12-24", "2027-12-31", "2036-12-25" }) Assert.Contains(closed, holidays);
    }

    [Fact]
    public async Task A_refusal_and_a_proposal_are_told_to_nobody()
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26" } });

        await clinic.TryBook(Course("spravato-trd", "2027-11-23", "tue fri")).Refusal("unplaced 2");
        await clinic.TryBook(Spravato(new { preferredTime = "10:01" })).Refusal("off-grid");
        await clinic.Propose(Spravato());
        await clinic.Put(new { timeZone = "Nowhere" }).Problem(400, "validation");

        await clinic.HoldsNothing();
        Assert.Single(await App.Rows<string>("SELECT type FROM outbox WHERE source = @source", new { source = $"/clinics/{clinic.Id}/courses" }));
    }

    [Fact]
    public async Task A_replayed_booking_is_told_once()
    {
        var clinic = await Clinic();
        for (var time = 0; time < 3; time++) await clinic.TryBook(Infusions(), ("Idempotency-Key", "news")).Json(201);

        Assert.Equal(1 + 1 + 6, (await App.Rows<string>("SELECT type FROM outbox WHERE source = @source", new { source = $"/clinics/{clinic.Id}/courses" })).Count);
    }

    [Theory]
    [InlineData("spravato-trd", "2027-11-23", "tue fri")]
    [InlineData("iv-6-in-2-weeks", "2027-04-05", "mon wed fri")]
    [InlineData("im-8-in-4-weeks", "2027-04-05", "mon thu")]
    [InlineData("sublingual-6-in-3-weeks", "2027-04-06", "tue thu")]
    [InlineData("lozenge-home", "2027-04-11", "sun")]
    public async Task Every_event_is_valid_by_its_committed_schema(string protocolId, string startDate, string pattern)
    {
        var clinic = await Clinic(new { closedOn = new[] { "2027-11-26" } });
        var course = await clinic.Book(Course(protocolId, startDate, pattern, new { acceptUnplaced = true }));
        var expected = 2 + course.List("unplaced").Count + course.List("sessions").Count(session => session.Text("status") == "booked");

        var heard = await App.Heard.Of(clinic.Id, expected, Cancellation);

        Assert.Equal(expected, heard.Count);
        foreach (var happened in heard)
        {
            var schema = JsonNode.Parse(await File.ReadAllTextAsync(Repository.At($"contracts/schemas/{happened.Type}.json"), Cancellation))!.AsObject();
            Assert.Empty(SchemaCheck.Errors(JsonNode.Parse(happened.Body.GetRawText()), schema));
            // No member that the schema does not know.
            Assert.Empty(happened.Body.EnumerateObject().Select(member => member.Name).Except(schema["properties"]!.AsObject().Select(member => member.Key)));
        }
    }

    static IEnumerable<string> Counted(IEnumerable<HeardEvent> heard) => heard.GroupBy(happened => happened.Type).Select(type => $"{type.Key} {type.Count()}").Order(StringComparer.Ordinal);
}

public sealed class BookingNewsOnSqliteTests(Apps apps) : BookingNewsTests(apps, "sqlite");

public sealed class BookingNewsOnPostgresTests(Apps apps) : BookingNewsTests(apps, "postgres");
