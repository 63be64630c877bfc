using System.Data.Common;
using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Desk.Accounts;

/// <summary>Every statement that touches the accounts table.</summary>
sealed class AccountStore(DeskDatabase database)
{
    const string Columns = "account_id, name, display_name, roles, clinics, password, failures, locked_until, closed_at, created_at, version";

    public async Task<IReadOnlyList<Account>> All(CancellationToken cancellationToken) =>
        (await database.Read(connection => connection.QueryAsync<Account>($"SELECT {Columns} FROM accounts ORDER BY name"), cancellationToken)).AsList();

    public Task<Account?> Find(Guid accountId, CancellationToken cancellationToken) => database.Read(connection => Find(connection, accountId), cancellationToken);

    public static Task<Account?> Find(DbConnection connection, Guid accountId) =>
        connection.QuerySingleOrDefaultAsync<Account>($"SELECT {Columns} FROM accounts WHERE account_id = @accountId", new { accountId });

    public static Task<Account?> Find(Unit unit, Guid accountId) =>
        unit.One<Account>($"SELECT {Columns} FROM accounts WHERE account_id = @accountId", new { accountId });

    public static Task<Account?> Named(Unit unit, string name) => unit.One<Account>($"SELECT {Columns} FROM accounts WHERE name = @name", new { name });

    /// <summary>False when the name is taken.</summary>
    public static async Task<bool> Insert(Unit unit, Account account) => await unit.Execute(
        $"""
        INSERT INTO accounts ({Columns})
        VALUES (@AccountId, @Name, @DisplayName, @Roles, @Clinics, @Password, @Failures, @LockedUntil, @ClosedAt, @CreatedAt, @Version)
        ON CONFLICT DO NOTHING
        """, account) == 1;

    public static Task Update(Unit unit, Account account) => unit.Execute(
        """
        UPDATE accounts SET display_name = @DisplayName, roles = @Roles, clinics = @Clinics, password = @Password, failures = @Failures,
          locked_until = @LockedUntil, closed_at = @ClosedAt, version = version + 1
        WHERE account_id = @AccountId
        """, account);
}
