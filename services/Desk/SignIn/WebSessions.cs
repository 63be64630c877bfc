using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Desk.Accounts;
using Scheduling.Platform.Storage;

namespace Scheduling.Desk.SignIn;

/// <summary>Who is signed in where: a session ends when it was not used for hours, when it is old, or when somebody ends it.</summary>
sealed class WebSessions(DeskDatabase database, [FromKeyedServices("machine")] TimeProvider machine)
{
    static readonly TimeSpan Unused = TimeSpan.FromHours(12), Oldest = TimeSpan.FromDays(7), Noted = TimeSpan.FromMinutes(5);

    const string Columns = "web_session_id, account_id, browser, started_at, seen_at, ends_at";

    /// <summary>Begins one; answers what belongs in its cookie.</summary>
    public async Task<string> Begin(Unit unit, Guid? account, string browser)
    {
        var (secret, now) = (Secret.New(), machine.GetUtcNow());
        await unit.Execute("DELETE FROM web_sessions WHERE ends_at < @now OR seen_at < @unused", new { now, unused = now - Unused });
        await unit.Execute(
            $"INSERT INTO web_sessions ({Columns}, hash) VALUES (@id, @account, @browser, @now, @now, @endsAt, @hash)",
            new { id = Guid.CreateVersion7(now), account, browser = browser.Length > 200 ? browser[..200] : browser, now, endsAt = now + Oldest, hash = Secret.HashOf(secret) });
        return secret;
    }

    /// <summary>The session whose cookie holds this; null when it is over or never was.</summary>
    public async Task<WebSession?> Find(string secret, CancellationToken cancellationToken)
    {
        var now = machine.GetUtcNow();
        var found = await database.Read(async connection =>
        {
            var session = await connection.QuerySingleOrDefaultAsync<WebSession>(
                $"SELECT {Columns} FROM web_sessions WHERE hash = @hash AND ends_at > @now AND seen_at > @unused",
                new { hash = Secret.HashOf(secret), now, unused = now - Unused });
            return session is not { AccountId: { } id } ? session : session with { Account = await AccountStore.Find(connection, id) };
        }, cancellationToken);
        if (found is null or { AccountId: not null, Account: null or { ClosedAt: not null } }) return null;
        if (now - found.SeenAt > Noted)
            await database.Write(unit => unit.Execute("UPDATE web_sessions SET seen_at = @now WHERE web_session_id = @WebSessionId", new { now, found.WebSessionId }), cancellationToken);
        return found;
    }

    /// <summary>All of one person that are not over, the last used first.</summary>
    public Task<IReadOnlyList<WebSession>> Of(Guid? account, CancellationToken cancellationToken) => database.Read(async connection =>
        (IReadOnlyList<WebSession>)(await connection.QueryAsync<WebSession>(
            $"""
            SELECT {Columns} FROM web_sessions
            WHERE (account_id = @account OR (account_id IS NULL AND @isOwner)) AND ends_at > @now AND seen_at > @unused ORDER BY seen_at DESC
            """, new { account, isOwner = account is null, now = machine.GetUtcNow(), unused = machine.GetUtcNow() - Unused })).AsList(), cancellationToken);

    public Task End(Guid webSessionId, CancellationToken cancellationToken) =>
        database.Write(unit => unit.Execute("DELETE FROM web_sessions WHERE web_session_id = @webSessionId", new { webSessionId }), cancellationToken);

    /// <summary>Ends all of one person.</summary>
    public static Task EndAll(Unit unit, Guid? account) => unit.Execute(
        "DELETE FROM web_sessions WHERE account_id = @account OR (account_id IS NULL AND @isOwner)", new { account, isOwner = account is null });
}
