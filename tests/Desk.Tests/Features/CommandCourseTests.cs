using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class CommandCourseTests(SharedDesk shared)
{
    [Fact]
    public async Task A_course_is_paused_resumed_and_ended_from_its_page()
    {
        var clinic = await shared.Clinic();
        var (course, session) = await clinic.DoseToday();

        var paused = await clinic.OnCourse(course, "pause", ("reason", "holiday"));
        Assert.Contains("Paused; its booked sessions are cancelled.", paused.Text, StringComparison.Ordinal);
        Assert.Equal("cancelled", await clinic.StatusOf(session));

        var resumed = await clinic.OnCourse(course, "resume", ("resumeOn", "2027-01-07"));
        Assert.Contains("Resumed.", resumed.Text, StringComparison.Ordinal);

        var ended = await clinic.OnCourse(course, "discontinue", ("reason", "moved away"));
        Assert.Contains("Discontinued.", ended.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Change the course", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_form_with_what_was_typed()
    {
        var clinic = await shared.Clinic();
        var (course, _) = await clinic.DoseToday();

        var refused = await clinic.OnCourse(course, "replan", ("from", "2027-01-11"), ("day", "mon"), ("day", "tue"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("role=\"alert\"", refused.Html, StringComparison.Ordinal);
        Assert.Matches("value=\"tue\" checked", refused.Html);
    }

    [Fact]
    public async Task The_page_says_who_did_what()
    {
        var clinic = await shared.Clinic();
        var (course, _) = await clinic.DoseToday();
        using var person = await clinic.App.Person(clinic.Owner, $"audit-{clinic.Id}", "clinician", clinic.Id);
        await person.Submit($"{clinic.Base}/courses/{course}", $"{clinic.Base}/courses/{course}/doses", [("fromDose", "3"), ("doseMg", "84")]);

        var page = await clinic.Owner.Get($"{clinic.Base}/courses/{course}");

        Assert.Contains($"audit-{clinic.Id} (test)", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_command_is_not_there()
    {
        var clinic = await shared.Clinic();
        var (course, _) = await clinic.DoseToday();

        Assert.Equal(HttpStatusCode.NotFound, (await clinic.OnCourse(course, "transfer-everything")).Status);
    }
}
