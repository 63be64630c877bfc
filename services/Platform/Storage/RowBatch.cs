using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Scheduling.Platform.Storage;

/// <summary>Makes one INSERT of many rows; its text is the same for the same number of rows, so that the engine may keep it prepared.</summary>
static partial class RowBatch
{
    static readonly ConcurrentDictionary<(Type, string, string, int, string), string> Texts = new();
    static readonly ConcurrentDictionary<(Type, string), Column[]> Columns = new();

    public static DbCommand Command<T>(DbTransaction transaction, string insert, string values, IReadOnlyList<T> rows, string after)
    {
        var columns = Columns.GetOrAdd((typeof(T), values), static key => ReadColumns(key.Item1, key.Item2));
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Texts.GetOrAdd((typeof(T), insert, values, rows.Count, after), static key => Text(key.Item2, key.Item3, key.Item4, key.Item5));
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var column in columns)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"{column.Name}_{row}";
                SqlTypes.Bind(parameter, column.Read(rows[row]!), column.Type);
                command.Parameters.Add(parameter);
            }
        }
        return command;
    }

    static string Text(string insert, string values, int rows, string after)
    {
        var text = new StringBuilder(insert).Append(" VALUES ");
        for (var row = 0; row < rows; row++)
            text.Append(row == 0 ? "" : ", ").Append(Parameter().Replace(values, match => $"{match.Value}_{row}"));
        return text.Append(' ').Append(after).ToString();
    }

    static Column[] ReadColumns(Type type, string values) =>
        [.. Parameter().Matches(values).Select(m => m.Groups[1].Value).Distinct().Select(name =>
        {
            var property = type.GetProperty(name) ?? throw new ArgumentException($"{type} has no {name}", nameof(values));
            return new Column(name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, Getter(property));
        })];

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
