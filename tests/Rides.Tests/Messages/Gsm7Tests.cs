using Scheduling.Rides.Messages;

namespace Scheduling.Rides.Tests.Messages;

public sealed class Gsm7Tests
{
    [Theory]
    [InlineData("L’été à “Łódź” – 10…", "L'été à \"Lódz\" - 10...")]
    [InlineData("mañana ¿sí? ñandú", "mañana ¿si? ñandu")]
    [InlineData("Wellness™ 🌱 Center", "Wellness  Center")]
    [InlineData("{a}[b]~^\\|€", "(a)(b)-//EUR")]
    public void What_is_not_in_the_set_loses_its_accent_or_goes(string text, string basic) => Assert.Equal(basic.Replace("ó", "o"), Gsm7.Of(text));

    [Fact]
    public void Every_likeness_is_in_the_set_itself() =>
        Assert.All(Enumerable.Range(0x20, 0x2100).Select(c => Gsm7.Of(((char)c).ToString())), likeness => Assert.True(Gsm7.Fits(likeness), likeness));

    [Fact]
    public void A_text_of_161_characters_does_not_fit()
    {
        Assert.True(Gsm7.Fits(new string('a', 160)));
        Assert.False(Gsm7.Fits(new string('a', 161)));
        Assert.False(Gsm7.Fits("ó"));
    }
}
