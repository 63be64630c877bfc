using System.Text;
using Scheduling.Feed.Webhooks;

namespace Scheduling.Feed.Tests;

public sealed class WebhookSignatureTests
{
    /// <summary>The example that the Standard Webhooks libraries test themselves with.</summary>
    [Fact]
    public void It_is_the_signature_of_the_standards_own_example()
    {
        Assert.True(WebhookSecret.TryRead("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", out var secret));

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));
    }

    [Theory, InlineData(null), InlineData(""), InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), InlineData("whsec_short"), InlineData("whsec_c2hvcnQ=")]
    public void What_is_no_secret_is_none(string? text) => Assert.False(WebhookSecret.TryRead(text, out _));
}
