using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Scheduling.Platform.Storage;

/// <summary>SQLite through the operating system's own library: a file for each service, one process.</summary>
sealed class SqliteEngine : Engine
{
    static readonly Version Oldest = new(3, 35);

    /// <summary>Writers of one file wait here rather than in SQLite's busy loop, which starves the unlucky.</summary>
    static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new();

    readonly string folder;

    static SqliteEngine()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) =>
            name == "e_sqlite3" && LibraryNames.Any(n => NativeLibrary.TryLoad(n, out found)) ? found : IntPtr.Zero);
    }

    static IntPtr found;
    static readonly string[] LibraryNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3", "sqlite3"];

    public SqliteEngine(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        try
        {
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
            var version = new Version(raw.sqlite3_libversion().utf8_to_string());
            if (version < Oldest)
                throw new FormatException($"the operating system's SQLite is {version} and must be {Oldest} or newer");
        }
        catch (Exception missing) when (missing is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            throw new FormatException("the operating system's SQLite library is missing; install it (on Debian: apt-get install libsqlite3-0)", missing);
        }
    }

    public override string Name => "sqlite";
    public override string? ExclusiveFolder => folder;
    public override bool TakesArrays => false;
    public override string SkipLocked => "";

    public override string ElementsOf(string list) => $"SELECT value FROM json_each({list})";

    public override string IsOneOf(string column, string type, string list) => $"{column} IN ({ElementsOf(list)})";

    string FileOf(string service) => Path.Combine(folder, service + ".db");

    public override DbDataSource Open(string service) => new Source(new SqliteConnectionStringBuilder
    {
        DataSource = FileOf(service),
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString());

    public override Task Prepare(string service, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        return Task.CompletedTask;
    }

    public override async Task<WriteTransaction> Begin(string service, DbConnection connection, CancellationToken cancellationToken)
    {
        var turn = Turns.GetOrAdd(FileOf(service), _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        var held = new Turn(turn);
        try { return new(((SqliteConnection)connection).BeginTransaction(deferred: false), held); }
        catch { held.Dispose(); throw; }
    }

    public override Task LockForMigration(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken) =>
        Task.CompletedTask; // BEGIN IMMEDIATE already is the lock.

    public override bool IsConflict(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT };

    public override bool IsUnstorable(DbException failure) => false;

    sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }

    sealed class Source(string connectionString) : DbDataSource
    {
        public override string ConnectionString => connectionString;

        protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

        protected override DbConnection OpenDbConnection()
        {
            var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var pragmas = connection.CreateCommand();
            // FULL: a commit that was answered survives a power cut, not only a crash of the process.
            pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;";
            pragmas.ExecuteNonQuery();
            return connection;
        }

        protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken) => new(OpenDbConnection());
    }
}
