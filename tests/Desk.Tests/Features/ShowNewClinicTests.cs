using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowNewClinicTests(SharedDesk shared)
{
    [Fact]
    public async Task The_form_for_a_new_clinic_is_for_administrators_and_begins_with_usual_hours()
    {
        var clinic = await shared.Clinic();
        using var scheduler = await clinic.App.Person(clinic.Owner, $"new-{clinic.Id}", "scheduler", clinic.Id);

        var page = await clinic.Owner.Get("/new-clinic");

        Assert.Contains(("hours-fri", "08:00-17:00"), DrawnForm.Of(page.Html, "/new-clinic"));
        Assert.Equal(HttpStatusCode.Forbidden, (await scheduler.Get("/new-clinic")).Status);
    }
}
