namespace Scheduling.Desk.Tests;

public sealed class ShowProtocolsTests(SharedDesk shared)
{
    [Fact]
    public async Task Every_protocol_is_listed_with_its_phases_and_the_length_of_a_visit()
    {
        var clinic = await shared.Clinic();

        var page = await clinic.Owner.Get($"{clinic.Base}/set-up/protocols");

        Assert.Contains("Spravato, treatment-resistant depression spravato-trd 1 Intranasal 165 min 8 induction (2 a week), then 4 weekly, then maintenance", page.Text, StringComparison.Ordinal);
        Assert.Contains("lozenge-home", page.Text, StringComparison.Ordinal);
    }
}
