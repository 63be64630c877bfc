using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Scheduling.Platform.Storage;

/// <summary>Makes one INSERT of many rows, inserted in their order; its text stays the same, so that the engine may keep it prepared.</summary>
static partial class RowBatch
{
    static readonly ConcurrentDictionary<(string, string, int, string), string> Texts = new();
    static readonly ConcurrentDictionary<(Type, string), Column[]> Columns = new();

    public static DbCommand Command<T>(DbTransaction transaction, Engine engine, string insert, string values, IReadOnlyList<T> rows, string after)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Fill(command.Parameters, command.CreateParameter, engine, insert, values, rows, after);
        return command;
    }

    /// <summary>Adds the parameters and answers the text that goes with them.</summary>
    public static string Fill<T>(
        DbParameterCollection parameters, Func<DbParameter> create, Engine engine, string insert, string values, IReadOnlyList<T> rows, string after)
    {
        var columns = Columns.GetOrAdd((typeof(T), values), static key => ReadColumns(key.Item1, key.Item2));
        if (engine.TakesArrays)
        {
            foreach (var column in columns) Add(column.Name).Value = ArrayOf(column, rows);
            return Texts.GetOrAdd((insert, values, 0, after), static key => OfArrays(key.Item1, key.Item2, key.Item4));
        }
        for (var row = 0; row < rows.Count; row++)
            foreach (var column in columns) SqlTypes.Bind(Add($"{column.Name}_{row}"), column.Read(rows[row]!), Nullable.GetUnderlyingType(column.Type) ?? column.Type);
        return Texts.GetOrAdd((insert, values, rows.Count, after), static key => OfRows(key.Item1, key.Item2, key.Item3, key.Item4));

        DbParameter Add(string name)
        {
            var parameter = create();
            parameter.ParameterName = name;
            parameters.Add(parameter);
            return parameter;
        }
    }

    static Array ArrayOf<T>(Column column, IReadOnlyList<T> rows)
    {
        var array = Array.CreateInstance(column.Type, rows.Count);
        for (var row = 0; row < rows.Count; row++) array.SetValue(SqlTypes.Stored(column.Read(rows[row]!)), row);
        return array;
    }

    static string OfRows(string insert, string values, int rows, string after)
    {
        var text = new StringBuilder(insert).Append(" VALUES ");
        for (var row = 0; row < rows; row++)
            text.Append(row == 0 ? "" : ", ").Append(Parameter().Replace(values, match => $"{match.Value}_{row}"));
        return text.Append(' ').Append(after).ToString();
    }

    static string OfArrays(string insert, string values, string after)
    {
        var names = NamesIn(values).ToList();
        var selected = Parameter().Replace(values.Trim()[1..^1], match => $"r.\"{match.Groups[1].Value}\"");
        return $"{insert} SELECT {selected} FROM unnest({string.Join(", ", names.Select(name => $"@{name}"))}) "
            + $"WITH ORDINALITY AS r({string.Join(", ", names.Select(name => $"\"{name}\""))}, position) ORDER BY r.position {after}";
    }

    static Column[] ReadColumns(Type type, string values) =>
        [.. NamesIn(values).Select(name =>
        {
            var property = type.GetProperty(name) ?? throw new ArgumentException($"{type} has no {name}", nameof(values));
            return new Column(name, property.PropertyType, Getter(property));
        })];

    static IEnumerable<string> NamesIn(string values) => Parameter().Matches(values).Select(match => match.Groups[1].Value).Distinct();

    static Func<object, object?> Getter(PropertyInfo property)
    {
        var row = System.Linq.Expressions.Expression.Parameter(typeof(object));
        var read = System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Convert(row, property.DeclaringType!), property);
        return System.Linq.Expressions.Expression.Lambda<Func<object, object?>>(
            System.Linq.Expressions.Expression.Convert(read, typeof(object)), row).Compile();
    }

    sealed record Column(string Name, Type Type, Func<object, object?> Read);

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();
}
