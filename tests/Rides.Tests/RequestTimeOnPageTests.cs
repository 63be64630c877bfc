using System.Net;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class RequestTimeOnPageTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_request_is_put_on_the_staffs_list_with_its_days_and_moves_nothing(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        var session = Booked("2027-01-15");
        await stage.Contact();
        await stage.Happens(Clinic(), session);
        var page = await browser.Open(await stage.Link());

        var after = await browser.Press(page, "Send", ("date1", "2027-01-18"), ("date2", ""), ("date3", "2027-01-14"));
        await browser.Press(page, "Send", ("date1", "2027-01-18"), ("date2", ""), ("date3", "2027-01-14"));

        var task = Assert.Single(await Requests(stage));
        Assert.Equal("time-request patient-page open 2027-01-12T08:00:00-08:00", $"{task.Text("kind")} {task.Text("reason")} {task.Text("status")} {task.Text("dueAt")}");
        var told = Assert.Single(await stage.Events("patient-task.opened.v1"), told => told.Text("kind") == "time-request");
        Assert.Equal(["2027-01-18", "2027-01-14"], told.GetProperty("preferredDates").EnumerateArray().Select(day => day.GetString()));
        Assert.Equal(session.SessionId, Assert.Single(told.GetProperty("sessionIds").EnumerateArray()).GetGuid());
        Assert.Contains("We got your request and will call you.", after.Text, StringComparison.Ordinal);
        Assert.Contains("You asked for another time. We will call you.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Friday, January 15 10:00 am", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(">Send<", after.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_comes_back_when_somebody_saw_to_it()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic(), Booked("2027-01-15"));
        var url = await stage.Link();
        await browser.Press(await browser.Open(url), "Send", ("date1", "2027-01-18"));
        var task = Assert.Single(await Requests(stage));

        using var done = await stage.Post($"/v1/clinics/lbw/patient-tasks/{task.Text("taskId")}/done", "{}");

        await done.Json(HttpStatusCode.OK);
        Assert.Contains(">Send<", (await browser.Open(url)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("2027-01-10", "soon", "2029-01-10")]
    [InlineData("01/18/2027", "2027-02-30", "<script>")]
    public async Task Days_that_cannot_be_taken_are_no_request(string first, string second, string third)
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic(), Booked("2027-01-15"));

        var after = await browser.Press(await browser.Open(await stage.Link()), "Send", ("date1", first), ("date2", second), ("date3", third));

        Assert.Contains("Nothing was sent: please choose at least one day from today on.", after.Text, StringComparison.Ordinal);
        Assert.Empty(await Requests(stage));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_visit_that_was_cancelled_or_has_begun_nothing_is_asked(bool cancelled)
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        var session = Booked("2027-01-15");
        await stage.Happens(Clinic(), session);
        var page = await browser.Open(await stage.Link());
        if (cancelled) await stage.Happens(session.Cancelled());
        else await stage.Until("2027-01-15", "10:00");

        var after = await browser.Press(page, "Send", ("date1", "2027-01-18"));

        Assert.Contains("That visit is over or has changed, so nothing was done.", after.Text, StringComparison.Ordinal);
        Assert.Empty(await Requests(stage));
    }

    static async Task<IReadOnlyList<System.Text.Json.JsonElement>> Requests(Stage stage) =>
        [.. (await stage.Items("/v1/clinics/lbw/patient-tasks")).Where(task => task.Text("kind") == "time-request")];
}
