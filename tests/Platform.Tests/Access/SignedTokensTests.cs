using System.Collections.Frozen;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Access;

namespace Scheduling.Platform.Tests.Access;

public sealed class SignedTokensTests(SharedProbe probe) : IClassFixture<SharedProbe>
{
    static readonly Principal Scheduler = new()
    {
        Id = "account-1", Name = "Zoë at the desk", Roles = FrozenSet.Create(Role.Scheduler), Clinics = FrozenSet.Create("lbw"), Scopes = FrozenSet<string>.Empty,
    };

    readonly MovableClock machine = new();

    SignedTokens Tokens() => new(probe.Host.Services.GetRequiredService<Secrets>(), machine);

    [Fact]
    public async Task A_signed_token_opens_what_its_person_may_and_nothing_else()
    {
        var token = probe.Host.Services.GetRequiredService<SignedTokens>().Sign(Scheduler);

        var who = await (await Call("/v1/clinics/lbw/who", token)).Json(HttpStatusCode.OK);
        Assert.Equal("account-1", who.GetProperty("id").GetString());
        await (await Call("/v1/clinics/lbw/orders", token)).Problem(403, "forbidden");
        await (await Call("/v1/clinics/hb/who", token)).Problem(404, "not-found");
    }

    [Fact]
    public void It_says_the_same_when_it_is_read_as_when_it_was_signed()
    {
        var read = Tokens().Read(Tokens().Sign(Scheduler))!;

        Assert.Equal((Scheduler.Id, Scheduler.Name), (read.Id, read.Name));
        Assert.Equal([Role.Scheduler], read.Roles);
        Assert.Equal(["lbw"], read.Clinics);
        Assert.Empty(read.Scopes);
    }

    [Fact]
    public void After_a_minute_it_is_over()
    {
        var token = Tokens().Sign(Scheduler);
        machine.Ahead += TimeSpan.FromSeconds(59);
        Assert.NotNull(Tokens().Read(token));
        machine.Ahead += TimeSpan.FromSeconds(1);
        Assert.Null(Tokens().Read(token));
    }

    [Fact]
    public async Task One_that_was_changed_or_made_up_is_none()
    {
        var token = Tokens().Sign(Scheduler);
        var parts = token.Split('.');
        var others = Tokens().Sign(Scheduler with { Id = "account-2" }).Split('.');
        foreach (var forged in new[] { "", "x", "sst..", $"{parts[0]}.{others[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}.", token[..^2], token + "A", $"jwt.{parts[1]}.{parts[2]}", "sst.é.é" })
            Assert.Null(Tokens().Read(forged));
        await (await Call("/v1/clinics/lbw/who", "sst.forged.token")).Problem(401, "unauthenticated");
    }

    async Task<HttpResponseMessage> Call(string path, string token) =>
        await probe.Host.Send("GET", path, key: "", headers: ("Authorization", $"Bearer {token}"));
}
