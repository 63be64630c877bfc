using Scheduling.TestServers;

namespace Scheduling.Desk.Tests;

public sealed class RememberEventWhenCourseChangesTests(SharedDesk shared)
{
    [Fact]
    public async Task The_way_back_follows_the_last_command_on_a_course()
    {
        var clinic = await shared.Clinic();
        var (course, session) = await clinic.DoseToday();
        var booked = await Handle(other: "");

        await clinic.Command(session, "move", ("startsAt", "2027-01-04T09:00:00-08:00"), ("reason", "patient"));
        var moved = await Handle(other: booked);
        await clinic.Owner.Submit($"{clinic.Base}/courses/{course}", $"{clinic.Base}/courses/{course}/undo", [("of", moved)]);

        Assert.StartsWith("2027-01-04T08:00", (await clinic.Read($"sessions/{session}")).GetProperty("startsAt").GetString(), StringComparison.Ordinal);

        async Task<string> Handle(string other)
        {
            var of = "";
            await Eventually.Holds(async () =>
                (of = System.Text.RegularExpressions.Regex.Match((await clinic.Owner.Get($"{clinic.Base}/courses/{course}")).Html, "name=\"of\" value=\"([0-9a-f-]+)\"").Groups[1].Value).Length > 0 && of != other,
                cancellationToken: TestContext.Current.CancellationToken);
            return of;
        }
    }
}
