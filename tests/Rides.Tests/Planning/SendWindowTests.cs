using Scheduling.Platform.Time;
using Scheduling.Rides.Planning;
using static Scheduling.Rides.Tests.Planning.Planned;

namespace Scheduling.Rides.Tests.Planning;

public sealed class SendWindowTests
{
    static readonly SendWindow Window = new(WallClock.Zone(LosAngeles));

    [Theory]
    [InlineData("2027-01-11", "07:00", "2027-01-11", "09:00")] // earlier moves to the opening
    [InlineData("2027-01-11", "22:00", "2027-01-11", "20:00")] // later moves back to the closing
    [InlineData("2027-01-11", "10:00", "2027-01-11", "10:00")]
    [InlineData("2027-01-10", "10:00", "2027-01-10", "12:00")] // a Sunday
    public void A_wall_time_outside_the_window_moves_to_its_edge(string day, string time, string lawfulDay, string lawfulTime) =>
        Assert.Equal(At(lawfulDay, lawfulTime), Window.At(DateOnly.Parse(day), TimeOnly.Parse(time)));

    [Theory]
    [InlineData("2027-01-11", "20:00", "2027-01-11", "20:00")]
    [InlineData("2027-01-11", "20:01", "2027-01-12", "09:00")]
    [InlineData("2027-01-09", "21:00", "2027-01-10", "12:00")] // Saturday night, Sunday noon
    [InlineData("2027-01-11", "03:00", "2027-01-11", "09:00")]
    [InlineData("2027-03-13", "23:00", "2027-03-14", "12:00")] // the night the clocks go forward
    public void A_closed_window_opens_next(string day, string time, string openDay, string openTime) =>
        Assert.Equal(At(openDay, openTime), Window.NextFrom(At(day, time)));
}
