using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Storage;

namespace Scheduling.Desk.Accounts;

/// <summary>Passwords: hashed by the framework, long rather than odd, and locked for a while after several wrong ones.</summary>
sealed class Passwords(DeskDatabase database, [FromKeyedServices("machine")] TimeProvider machine)
{
    public const int Shortest = 12, Longest = 200;
    const int WrongOnes = 5;
    static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    static readonly PasswordHasher<Account> Hasher = new();

    // An unknown name costs as much time as a known one, so that names cannot be told apart by it.
    static readonly string NobodysHash = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>Null when it will do, else a sentence that says why not.</summary>
    public static string? Objection(string password) => password.Length switch
    {
        < Shortest => $"A password has at least {Shortest} characters; four words that do not belong together are easy to remember.",
        > Longest => $"A password has at most {Longest} characters.",
        _ => password.Distinct().Count() < 4 ? "A password has more than three different characters." : null,
    };

    public static string Hash(Account account, string password) => Hasher.HashPassword(account, password);

    /// <summary>The account whose name and password these are; null when they are not, or while it is locked.</summary>
    public Task<Account?> Check(string name, string password, CancellationToken cancellationToken) => database.Write(async unit =>
    {
        var account = await AccountStore.Named(unit, name.Trim().ToLowerInvariant());
        var isRight = Hasher.VerifyHashedPassword(account!, account?.Password ?? NobodysHash, password) != PasswordVerificationResult.Failed;
        if (account is null or { Password: null } or { ClosedAt: not null } || account.LockedUntil > machine.GetUtcNow()) return null;
        if (isRight)
        {
            if (account.Failures > 0) await AccountStore.Update(unit, account with { Failures = 0, LockedUntil = null });
            return account;
        }
        var failures = account.Failures + 1;
        await AccountStore.Update(unit, account with
        {
            Failures = failures % WrongOnes,
            LockedUntil = failures >= WrongOnes ? machine.GetUtcNow() + Locked : null,
        });
        return null;
    }, cancellationToken);
}
