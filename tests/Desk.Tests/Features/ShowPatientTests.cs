using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowPatientTests(SharedDesk shared)
{
    [Fact]
    public async Task A_patient_is_shown_with_course_therapy_rides_and_messages()
    {
        var clinic = await shared.Clinic();
        await clinic.DoseToday();

        var page = await clinic.Until(clinic.PageOf(), answer =>
            answer.Text.Contains("T. One", StringComparison.Ordinal) && answer.Text.Contains("Visit the next day", StringComparison.Ordinal) && answer.Text.Contains("Pick-up from", StringComparison.Ordinal));

        Assert.Contains("P. Test", page.Text, StringComparison.Ordinal);
        Assert.Contains("Spravato, treatment-resistant depression", page.Text, StringComparison.Ordinal);
        Assert.Contains("0 of 16", page.Text, StringComparison.Ordinal);
        Assert.Contains("goes then, if nothing changes", page.Text, StringComparison.Ordinal);
        Assert.Contains("not asked; health-care texts only", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_of_another_clinic_and_one_of_nobody_are_not_there()
    {
        var (own, other) = (await shared.Clinic(), await shared.Clinic());
        await other.Add("pt-7010");
        using var person = await own.App.Person(own.Owner, $"patient-{own.Id}", "scheduler", own.Id);

        foreach (var path in new[] { $"{other.Base}/patients/pt-7010", $"{own.Base}/patients/pt-7010", $"{own.Base}/patients/nobody", $"{own.Base}/patients/N%3Fx=1" })
            Assert.Equal(HttpStatusCode.NotFound, (await person.Get(path)).Status);
    }

    [Fact]
    public async Task A_name_that_is_markup_is_shown_as_it_was_typed()
    {
        var clinic = await shared.Clinic();
        await clinic.Put("patients/pt-1001/contact", new { displayName = "\"><img src=x onerror=alert(2)>", driver = new { kind = "adult", name = "<script>alert(3)</script>" } });

        var page = await clinic.Owner.Get(clinic.PageOf());

        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Contains("<img src=x onerror=alert(2)>", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }
}
