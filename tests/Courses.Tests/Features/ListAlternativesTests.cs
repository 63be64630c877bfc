using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

public abstract class ListAlternativesTests(Apps apps, string engine) : OnSessions(apps, engine)
{
    [Fact]
    public async Task The_least_shift_comes_first_and_then_the_nearest_to_the_wished_time()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        var offers = await clinic.All($"/sessions/{ClinicOfTest.IdOf(course, 3)}/alternatives");

        // Eight to a quarter past two on Tuesday without the place it has, and the same on Wednesday: the other days of its week are too near.
        Assert.Equal(26 - 1 + 26, offers.Count);
        Assert.Equal(
            ["2027-01-12T10:15:00-08:00 0 4 3 chair-1", "2027-01-12T09:45:00-08:00 0 4 3 chair-1", "2027-01-12T10:30:00-08:00 0 4 3 chair-1"],
            offers.Take(3).Select(offer => offer.Line("startsAt shiftDays gapBeforeDays gapAfterDays chairId")));
        Assert.Equal("2027-01-13T10:00:00-08:00 2027-01-13T12:45:00-08:00 1 5 2", offers[25].Line("startsAt endsAt shiftDays gapBeforeDays gapAfterDays"));
        Assert.Equal(["2027-01-12", "2027-01-13"], offers.Select(offer => offer.Text("date")).Distinct());
        Assert.Equal(offers.Count, offers.Select(offer => offer.Text("startsAt")).Distinct().Count());
        Assert.Equal(offers.Select(offer => offer.GetRawText()), (await clinic.All($"/sessions/{ClinicOfTest.IdOf(course, 3)}/alternatives", limit: 7)).Select(offer => offer.GetRawText()));
    }

    [Fact]
    public async Task Every_place_that_is_offered_can_be_taken()
    {
        var clinic = await ClinicEarly(new { chairs = Chairs(1), maxMonitored = 1 });
        var course = await clinic.Book(Spravato());
        await clinic.Book(Spravato(new { patientId = "pt-2" }));
        await clinic.Book(Course("iv-6-weekly", "2027-01-13", "wed", new { patientId = "pt-3" }));

        foreach (var offer in await clinic.All($"/sessions/{ClinicOfTest.IdOf(course, 3)}/alternatives?days=3"))
        {
            var there = new { startsAt = offer.Text("startsAt"), chairId = offer.Text("chairId"), reason = "patient" };
            Assert.Equal(offer.Text("startsAt"), (await clinic.Do(course, 3, "move", there)).Text("startsAt"));
        }
    }

    [Fact]
    public async Task Nothing_is_offered_that_has_passed_nor_the_day_that_was_missed()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());
        var path = $"/sessions/{ClinicOfTest.IdOf(course, 3)}/alternatives";
        At("2027-01-12T12:10");

        Assert.Equal("2027-01-12T12:15:00-08:00", (await clinic.All(path))[0].Text("startsAt"));
        await clinic.Do(course, 3, "miss");
        Assert.Equal(["2027-01-13"], (await clinic.All(path)).Select(offer => offer.Text("date")).Distinct());
    }

    [Fact]
    public async Task A_slot_without_a_place_has_alternatives_around_its_target()
    {
        var clinic = await ClinicEarly(new { closedOn = new[] { "2027-01-12" } });
        var course = await clinic.Book(Spravato(new { unavailable = new[] { "2027-01-13" }, acceptUnplaced = true }));
        Assert.Empty(await clinic.All($"/sessions/{ClinicOfTest.IdOf(course, 3)}/alternatives"));

        await clinic.Put(new { closedOn = Array.Empty<string>() });
        Assert.Equal("2027-01-12T10:00:00-08:00", (await clinic.All($"/sessions/{ClinicOfTest.IdOf(course, 3)}/alternatives"))[0].Text("startsAt"));
    }

    [Fact]
    public async Task What_cannot_be_moved_has_no_alternatives()
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Cleared());
        At("2027-01-05T10:00");
        await clinic.Do(course, 1, "check-in", Here);

        Assert.Empty(await clinic.All($"/sessions/{ClinicOfTest.IdOf(course, 1)}/alternatives"));
        Assert.Empty(await clinic.All($"/sessions/{ClinicOfTest.IdOf(course, 9)}/alternatives"));
    }

    [Theory]
    [InlineData("days=-1", "days")]
    [InlineData("days=61", "days")]
    [InlineData("days=x", "days")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=x", "cursor")]
    public async Task A_parameter_that_is_wrong_is_named(string query, string field)
    {
        var clinic = await ClinicEarly();
        var course = await clinic.Book(Spravato());

        Assert.Equal(field, await clinic.Send("GET", $"/sessions/{ClinicOfTest.IdOf(course, 3)}/alternatives?{query}").Fields());
    }
}

[Collection(OnMovingClock.Sqlite)]
public sealed class ListAlternativesOnSqliteTests(Apps apps) : ListAlternativesTests(apps, "sqlite");

[Collection(OnMovingClock.Postgres)]
public sealed class ListAlternativesOnPostgresTests(Apps apps) : ListAlternativesTests(apps, "postgres");
