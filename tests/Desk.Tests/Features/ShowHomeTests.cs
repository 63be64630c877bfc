namespace Scheduling.Desk.Tests;

public sealed class ShowHomeTests(SharedDesk shared)
{
    [Fact]
    public async Task A_person_of_one_clinic_is_led_to_its_day_and_one_of_several_chooses()
    {
        var (one, two) = (await shared.Clinic(), await shared.Clinic());
        using var ofOne = await one.App.Person(one.Owner, $"one-{one.Id}", "scheduler", one.Id);
        using var ofBoth = await one.App.Person(one.Owner, $"both-{one.Id}", "scheduler", $"{one.Id} {two.Id}");

        Assert.Equal(one.Base, (await ofOne.Get("/")).Path);
        var choice = await ofBoth.Get("/");
        Assert.Contains($"href=\"{one.Base}\"", choice.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{two.Base}\"", choice.Html, StringComparison.Ordinal);
    }
}
