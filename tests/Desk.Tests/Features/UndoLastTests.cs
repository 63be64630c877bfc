using Scheduling.TestServers;

namespace Scheduling.Desk.Tests;

public sealed class UndoLastTests(SharedDesk shared)
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task A_booking_is_taken_back_from_its_page(string engine)
    {
        var clinic = await shared.Clinic(engine);
        var (course, session) = await clinic.DoseToday();
        var path = $"{clinic.Base}/courses/{course}";
        var of = "";
        await Eventually.Holds(async () =>
            (of = System.Text.RegularExpressions.Regex.Match((await clinic.Owner.Get(path)).Html, "name=\"of\" value=\"([0-9a-f-]+)\"").Groups[1].Value).Length > 0, cancellationToken: TestContext.Current.CancellationToken);

        var undone = await clinic.Owner.Submit(path, $"{path}/undo", [("of", of)]);

        Assert.Contains("Taken back.", undone.Text, StringComparison.Ordinal);
        Assert.Equal("cancelled", await clinic.StatusOf(session));
        var again = await clinic.Owner.Submit(path, $"{path}/undo", [("of", of)]);
        Assert.Contains("role=\"alert\"", again.Html, StringComparison.Ordinal);
    }
}
