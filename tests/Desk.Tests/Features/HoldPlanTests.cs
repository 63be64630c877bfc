namespace Scheduling.Desk.Tests;

public sealed class HoldPlanTests(SharedDesk shared)
{
    static readonly (string, string)[] Fields = [("patient", "pt-1001"), ("protocol", "spravato-trd"), ("start", "2027-01-05"), ("day", "tue"), ("day", "fri"), ("time", "10:00")];

    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task The_chairs_of_a_plan_are_held_and_booked_as_they_were_shown(string engine)
    {
        var clinic = await shared.Clinic(engine);

        var held = await clinic.Owner.Submit($"{clinic.Base}/book", $"{clinic.Base}/book/hold", Fields);
        Assert.Contains("The chairs are held until 07:10", held.Text, StringComparison.Ordinal);
        var hold = System.Text.RegularExpressions.Regex.Match(held.Html, "name=\"hold\" value=\"([0-9a-f-]{36})\"").Groups[1].Value;
        Assert.Contains("Kept while somebody decides", (await clinic.Owner.Get($"{clinic.Base}/days/2027-01-05")).Text, StringComparison.Ordinal);

        var booked = await clinic.Owner.Submit($"{clinic.Base}/book", $"{clinic.Base}/book", [.. Fields, ("hold", hold)]);

        Assert.Contains("Booked.", booked.Text, StringComparison.Ordinal);
        var again = await clinic.Owner.Submit($"{clinic.Base}/book", $"{clinic.Base}/book", [.. Fields, ("hold", hold)]);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, again.Status);
        Assert.Contains("The hold is over", again.Text, StringComparison.Ordinal);
    }
}
