using Scheduling.Platform.Time;

namespace Scheduling.Courses.Tests.Planning;

public sealed class WallClockTests
{
    static readonly TimeZoneInfo LosAngeles = WallClock.Zone("America/Los_Angeles");
    static readonly DateOnly Spring = new(2027, 3, 14);
    static readonly DateOnly Autumn = new(2027, 11, 7);

    [Theory]
    [InlineData("2027-01-05", "10:00", "2027-01-05T10:00:00-08:00")]
    [InlineData("2027-03-14", "01:59", "2027-03-14T01:59:00-08:00")]
    [InlineData("2027-03-14", "03:00", "2027-03-14T03:00:00-07:00")]
    [InlineData("2027-11-07", "01:30", "2027-11-07T01:30:00-07:00")]
    [InlineData("2027-11-07", "02:00", "2027-11-07T02:00:00-08:00")]
    public void A_wall_time_is_its_first_instant(string day, string at, string instant)
    {
        var expected = Given.Instant(instant);

        Assert.True(WallClock.ToInstant(Given.Day(day), TimeOnly.Parse(at), LosAngeles).EqualsExact(expected));
        Assert.True(new WallDay(Given.Day(day), LosAngeles).TryAt(TimeOnly.Parse(at), out var fast));
        Assert.True(fast.EqualsExact(expected));
        Assert.Equal((Given.Day(day), TimeOnly.Parse(at)), WallClock.ToLocal(expected, LosAngeles));
    }

    [Fact]
    public void A_time_the_clocks_skip_is_refused()
    {
        Assert.False(WallClock.TryToInstant(Spring, new(2, 30), LosAngeles, out _));
        Assert.False(new WallDay(Spring, LosAngeles).TryAt(new(2, 30), out _));
        Assert.Throws<ArgumentException>(() => WallClock.ToInstant(Spring, new(2, 30), LosAngeles));
    }

    [Fact]
    public void An_opening_at_a_skipped_time_takes_effect_when_the_clocks_jump() =>
        Assert.Equal(Given.Instant("2027-03-14T03:00:00-07:00"), new WallDay(Spring, LosAngeles).Edge(new(2, 30)));

    [Theory]
    [InlineData("2027-03-13T23:30:00-08:00", "2027-03-13")]
    [InlineData("2027-03-14T12:00:00-07:00", "2027-03-13")]
    [InlineData("2027-03-14T12:00:00-07:00", "2027-03-14")]
    [InlineData("2027-11-07T12:00:00-08:00", "2027-11-06")]
    public void An_instant_has_the_offset_of_its_own_day_whichever_day_is_asked(string instant, string asked) =>
        Assert.True(new WallDay(Given.Day(asked), LosAngeles).InZone(Given.Instant(instant).ToUniversalTime()).EqualsExact(Given.Instant(instant)));

    [Fact]
    public void The_second_of_two_equal_wall_times_reads_back_as_the_same_time()
    {
        var second = Given.Instant("2027-11-07T01:30:00-08:00");

        Assert.Equal((Autumn, new TimeOnly(1, 30)), WallClock.ToLocal(second, LosAngeles));
        Assert.Equal(TimeSpan.FromHours(-8), WallClock.InZone(second.ToUniversalTime(), LosAngeles).Offset);
    }

    [Theory]
    [InlineData("2027-01-05", -8.0)]
    [InlineData("2027-07-05", -7.0)]
    [InlineData("2027-03-14", null)]
    [InlineData("2027-11-07", null)]
    public void Only_a_day_without_a_change_has_one_offset(string day, double? hours) =>
        Assert.Equal(hours, WallClock.OffsetThroughout(Given.Day(day), LosAngeles)?.TotalHours);

    [Fact]
    public void Every_hour_of_every_day_around_a_change_of_half_an_hour_is_the_zones_own()
    {
        var zone = WallClock.Zone("Australia/Lord_Howe");
        for (var hour = 0; hour < 24 * 400; hour++)
        {
            var (day, at) = (new DateOnly(2027, 1, 1).AddDays(hour / 24), new TimeOnly(hour % 24, 15));
            var possible = new WallDay(day, zone).TryAt(at, out var instant);

            Assert.Equal(!zone.IsInvalidTime(day.ToDateTime(at)), possible);
            Assert.True(!possible || TimeZoneInfo.ConvertTime(instant, zone).EqualsExact(instant));
        }
    }

    [Theory]
    [InlineData("America/Los_Angeles", true)]
    [InlineData("Pacific Standard Time", false)]
    [InlineData("america/los_angeles", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("../etc/passwd", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_an_IANA_name_is_a_zone(string? name, bool known) => Assert.Equal(known, WallClock.TryZone(name, out _));
}
