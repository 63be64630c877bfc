using System.Data.Common;

namespace Scheduling.Platform.Storage;

/// <summary>Rows for several tables, to be inserted in the order in which they were added.</summary>
public sealed class Inserts
{
    readonly List<Func<DbParameterCollection, Func<DbParameter>, Engine, string>> all = [];

    /// <summary>Adds rows for one table, as <see cref="Unit.InsertAll{T}(string, string, IReadOnlyList{T}, string)"/> takes them.</summary>
    public Inserts Add<T>(string insert, string values, IReadOnlyList<T> rows, string after = "")
    {
        if (rows.Count > 0) all.Add((parameters, create, engine) => RowBatch.Fill(parameters, create, engine, insert, values, rows, after));
        return this;
    }

    internal async Task Run(DbTransaction transaction, Engine engine)
    {
        var connection = transaction.Connection!;
        if (connection.CanCreateBatch)
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            foreach (var fill in all)
            {
                var one = batch.CreateBatchCommand();
                one.CommandText = fill(one.Parameters, one.CreateParameter, engine);
                batch.BatchCommands.Add(one);
            }
            await batch.ExecuteNonQueryAsync();
            return;
        }
        foreach (var fill in all)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = fill(command.Parameters, command.CreateParameter, engine);
            await command.ExecuteNonQueryAsync();
        }
    }
}
