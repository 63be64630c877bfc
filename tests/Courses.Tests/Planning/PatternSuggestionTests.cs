using Scheduling.Courses.Clinics;
using static Scheduling.Courses.Clinics.Weekday;

namespace Scheduling.Courses.Tests.Planning;

public sealed class PatternSuggestionTests
{
    [Theory]
    [InlineData("spravato-trd", "2027-01-06", new[] { Tue, Fri }, new[] { Wed, Mon })] // Wednesday and Saturday, which is closed as Sunday is
    [InlineData("spravato-trd", "2027-01-07", new[] { Tue, Fri }, new[] { Thu, Mon })] // Sunday is closed
    [InlineData("spravato-trd", "2027-01-11", new[] { Tue, Fri }, new[] { Mon, Fri })]
    [InlineData("spravato-trd", "2027-01-05", new[] { Tue, Wed }, new[] { Tue, Thu })] // a day apart
    [InlineData("spravato-trd", "2027-01-05", new[] { Tue, Sat }, new[] { Tue, Fri })] // Monday is a day before Tuesday
    [InlineData("iv-6-weekly", "2027-01-05", new[] { Wed }, new[] { Tue })]
    [InlineData("iv-6-in-2-weeks", "2027-01-05", new[] { Mon, Wed, Fri }, null)] // no three open days around a Tuesday are two apart
    [InlineData("spravato-trd", "2027-01-09", new[] { Wed, Sat }, null)] // no hours on the day itself
    [InlineData("spravato-trd", "2027-01-06", new[] { Tue }, null)] // what else was meant is a guess
    public void A_pattern_that_cannot_start_is_derived_anew_from_the_start(string protocolId, string start, Weekday[] pattern, Weekday[]? patternFrom) =>
        Assert.Equal(patternFrom, Given.Plan(Given.Request(protocolId, start, pattern)).PatternFrom);

    [Fact]
    public void What_is_suggested_is_legal_when_it_is_asked_for()
    {
        foreach (var day in Enumerable.Range(0, 7).Select(Given.Day("2027-01-04").AddDays))
        {
            if (Given.Plan(Given.Request("spravato-trd", $"{day:yyyy-MM-dd}", Tue, Fri)).PatternFrom is { } suggested)
            {
                Assert.Empty(Given.Plan(Given.Request("spravato-trd", $"{day:yyyy-MM-dd}", [.. suggested])).Violations);
            }
        }
    }
}
