namespace Scheduling.Desk.Tests;

public sealed class FinishTaskTests(SharedDesk shared)
{
    [Fact]
    public async Task What_a_patient_asked_for_is_shown_and_noted_as_done()
    {
        var clinic = await shared.Clinic();
        await clinic.App.World.AddPatient(clinic.Id, "pt-1001", "+15625550123", TestContext.Current.CancellationToken);
        await clinic.App.World.TryBook(clinic.Id, "pt-1001", new(2027, 1, 5), $"book-{clinic.Id}", TestContext.Current.CancellationToken);
        await clinic.Until(clinic.PageOf(), answer => answer.Text.Contains("Pick-up from", StringComparison.Ordinal));
        await clinic.AskForAnotherDay(PatientDesk.LinkIn(await clinic.Patient("links")), "2027-01-07");
        var task = (await clinic.Read("patient-tasks?status=open")).GetProperty("items")[0].GetProperty("taskId").GetString();

        var asked = await clinic.Owner.Get(clinic.PageOf());
        var done = await clinic.Patient($"tasks/{task}", ("note", "comes on <Thursday>"));

        Assert.Contains("Would rather come on Thu 7 Jan 2027", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Noted as done.", done.Text, StringComparison.Ordinal);
        Assert.Contains("comes on <Thursday>", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<Thursday>", done.Html, StringComparison.Ordinal);
    }
}
