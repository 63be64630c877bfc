using Testcontainers.PostgreSql;

namespace Scheduling.Containers;

/// <summary>PostgreSQL in a container that goes with the test process.</summary>
public static class PostgresContainer
{
    const string Image = "postgres:15";

    /// <summary>The connection string of its superuser.</summary>
    public static async Task<string> Start()
    {
        // Not disposed: the library's reaper removes it when this process ends, however it ends.
        var container = new PostgreSqlBuilder(Image).WithDatabase("postgres").WithUsername("postgres").WithCommand("-c", "max_connections=300").Build();
        await container.StartAsync();
        return container.GetConnectionString();
    }
}
