using Microsoft.Extensions.DependencyInjection;
using Scheduling.Desk.Accounts;
using Scheduling.Platform.Storage;

namespace Scheduling.Desk.SignIn;

/// <summary>Links that let one person in, once: the owner's, which is printed at the start, and an account's, with which its password is chosen.</summary>
sealed class SignInLinks(DeskDatabase database, [FromKeyedServices("machine")] TimeProvider machine)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The secret of a new link, which makes earlier ones to the same void; null while the database is not there.</summary>
    public async Task<string?> Make(Guid? account, CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return null;
        return await database.Write(unit => Make(unit, account), cancellationToken);
    }

    /// <summary>The same inside a transaction.</summary>
    public async Task<string> Make(Unit unit, Guid? account)
    {
        var secret = Secret.New();
        var now = machine.GetUtcNow();
        await unit.Execute(
            "DELETE FROM sign_in_links WHERE expires_at < @now OR account_id = @account OR (account_id IS NULL AND @isOwners)",
            new { now, account, isOwners = account is null });
        await unit.Execute(
            "INSERT INTO sign_in_links (hash, account_id, expires_at) VALUES (@hash, @account, @expiresAt)",
            new { hash = Secret.HashOf(secret), account, expiresAt = now + Lifetime });
        return secret;
    }

    /// <summary>What a link leads to, without using it up; null when it is used, old or none.</summary>
    public Task<SignInLink?> Look(string secret, CancellationToken cancellationToken) =>
        database.Write(unit => Find(unit, secret), cancellationToken);

    /// <summary>The same, and the link is used up.</summary>
    public async Task<SignInLink?> Use(Unit unit, string secret) =>
        await Find(unit, secret) is { } link && await unit.Execute("DELETE FROM sign_in_links WHERE hash = @Hash", link) == 1 ? link : null;

    async Task<SignInLink?> Find(Unit unit, string secret)
    {
        var link = await unit.One<SignInLink>(
            "SELECT hash, account_id FROM sign_in_links WHERE hash = @hash AND expires_at > @now",
            new { hash = Secret.HashOf(secret), now = machine.GetUtcNow() });
        return link is not { AccountId: { } id } ? link
            : await AccountStore.Find(unit, id) is { ClosedAt: null } account ? link with { Account = account } : null;
    }
}

/// <summary>A link that still lets somebody in.</summary>
sealed record SignInLink
{
    public required string Hash { get; init; }

    /// <summary>Null: the owner's.</summary>
    public Guid? AccountId { get; init; }

    public Account? Account { get; init; }
}
