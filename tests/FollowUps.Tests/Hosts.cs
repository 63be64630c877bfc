using System.Reflection;
using Scheduling.TestServers;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Scheduling.FollowUps.Tests.Hosts))]

namespace Scheduling.FollowUps.Tests;

/// <summary>One host on each engine for all tests, started by the first that asks; each test has a clinic of its own.</summary>
public sealed class Hosts : IAsyncDisposable
{
    public const string Sqlite = "SQLite", Postgres = "PostgreSQL";

    readonly SemaphoreSlim one = new(1, 1);
    readonly Dictionary<string, FollowUpsHost> started = [];
    PostgresDatabase? postgres;

    public async Task<FollowUpsHost> On(string engine)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await one.WaitAsync(cancellationToken);
        try
        {
            if (started.TryGetValue(engine, out var host)) return host;
            if (engine == Postgres) postgres = await Servers.Postgres(cancellationToken);
            return started[engine] = await FollowUpsHost.Start(engine == Postgres ? postgres!.Setting : null, CancellationToken.None);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in started.Values) await host.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        one.Dispose();
    }
}

/// <summary>Runs a theory on SQLite and on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothEnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<string>(Hosts.Sqlite), new TheoryDataRow<string>(Hosts.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
