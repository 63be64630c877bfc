using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowPatientsTests(SharedDesk shared)
{
    [Fact]
    public async Task Patients_are_found_by_a_part_of_their_name_or_id_and_a_name_is_never_markup()
    {
        var clinic = await shared.Clinic();
        await clinic.Put("patients/pt-7001/contact", new { displayName = "<script>alert(1)</script>Rivera" });
        await clinic.Put("patients/pt-7002/contact", new { displayName = "B. Other" });

        var byName = await clinic.Owner.Get($"{clinic.Base}/patients?query=rivera");
        var byId = await clinic.Owner.Get($"{clinic.Base}/patients?query=7002");
        var nobody = await clinic.Owner.Get($"{clinic.Base}/patients?query=%3Cb%3Enobody");

        Assert.Contains("pt-7001", byName.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pt-7002", byName.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", byName.Html, StringComparison.Ordinal);
        Assert.Contains("B. Other", byId.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody is called", nobody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>nobody", nobody.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_clinics_patients_are_not_there()
    {
        var (own, other) = (await shared.Clinic(), await shared.Clinic());
        await other.Put("patients/pt-7003/contact", new { displayName = "C. Elsewhere" });
        using var person = await own.App.Person(own.Owner, $"patients-{own.Id}", "scheduler", own.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await person.Get($"{other.Base}/patients")).Status);
        Assert.DoesNotContain("Elsewhere", (await person.Get($"{own.Base}/patients?query=7003")).Text, StringComparison.Ordinal);
    }
}
