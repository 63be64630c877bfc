namespace Scheduling.Desk.Tests;

public sealed class RecordReviewTests(SharedDesk shared)
{
    [Fact]
    public async Task A_review_before_its_time_is_refused_beside_its_form()
    {
        var clinic = await shared.Clinic();
        var (course, _) = await clinic.DoseToday();
        var review = (await clinic.Read($"courses/{course}")).GetProperty("reviews")[0].GetProperty("reviewId").GetString();

        var refused = await clinic.OnCourse(course, $"reviews/{review}", ("outcome", "continue"), ("note", "better already"));

        Assert.False(refused.Response.IsSuccessStatusCode);
        Assert.Contains("role=\"alert\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"better already\"", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_is_due_is_passed_and_the_next_phase_is_booked()
    {
        await using var app = await DeskApp.Start();
        using var owner = await app.Owner();
        var course = (await app.BookReady()).GetProperty("courseId").GetString();
        await app.Advance("2027-01-28T18:00:00Z");
        var review = System.Text.RegularExpressions.Regex.Match((await owner.Get($"/clinics/lbw/courses/{course}")).Html, "/reviews/([0-9a-f-]{36})\"").Groups[1].Value;

        var passed = await owner.Submit($"/clinics/lbw/courses/{course}", $"/clinics/lbw/courses/{course}/reviews/{review}", [("outcome", "continue")]);

        Assert.Contains("Review recorded.", passed.Text, StringComparison.Ordinal);
        Assert.Contains("Benefit after session 8, due Fri 29 Jan 2027: passed", passed.Text, StringComparison.Ordinal);
    }
}
