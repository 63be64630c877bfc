using Microsoft.Extensions.DependencyInjection;
using Scheduling.Desk.SignIn;

namespace Scheduling.Desk;

/// <summary>Tells the person who started the program how to sign in.</summary>
public static class SignInHint
{
    public static async Task Say(WebApplication app) => Console.WriteLine(await Of(app));

    /// <summary>One line with a link that signs in once, for whoever reads this output: who does can read the administrator's key as well.</summary>
    public static async Task<string> Of(WebApplication app)
    {
        var links = app.Services.GetRequiredService<SignInLinks>();
        return await links.Make(account: null, CancellationToken.None) is { } secret
            ? $"Sign in to the Desk:   {app.Services.GetRequiredService<OwnAddress>().Public()}/sign-in/{secret} (once, within {SignInLinks.Lifetime.TotalHours:0} hours)"
            : "Sign in to the Desk:   when its database is there, start again for a link.";
    }
}
