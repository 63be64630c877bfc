using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Scheduling.Platform.Storage;

/// <summary>
/// Writes and reads the same C# value on both engines: PostgreSQL has the types, SQLite keeps text whose order is the order of the values
/// (instants in UTC to the tenth of a microsecond, dates, wall times, lower-case ids).
/// </summary>
public static class SqlTypes
{
    const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", Day = "yyyy-MM-dd", Wall = "HH:mm:ss";

    static SqlTypes()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Handle(Guid.Parse);
        Handle(s => DateTimeOffset.Parse(s, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));
        Handle(s => DateOnly.ParseExact(s, Day, CultureInfo.InvariantCulture));
        Handle(s => TimeOnly.Parse(s, CultureInfo.InvariantCulture));
    }

    /// <summary>Makes sure that Dapper knows these types; calling it twice does nothing more.</summary>
    public static void Register() { }

    /// <summary>Sets a parameter the way its engine wants the value.</summary>
    public static void Bind(IDbDataParameter parameter, object? value, Type type)
    {
        if (parameter is not SqliteParameter)
        {
            parameter.DbType = Type.GetTypeCode(type) switch
            {
                TypeCode.String => DbType.String,
                TypeCode.Int32 => DbType.Int32,
                TypeCode.Int64 => DbType.Int64,
                TypeCode.Boolean => DbType.Boolean,
                _ when type == typeof(Guid) => DbType.Guid,
                _ when type == typeof(DateTimeOffset) => DbType.DateTimeOffset,
                _ when type == typeof(DateOnly) => DbType.Date,
                _ when type == typeof(TimeOnly) => DbType.Time,
                _ => throw new NotSupportedException($"{type} is no column type"),
            };
            parameter.Value = Stored(value) ?? DBNull.Value;
            return;
        }
        parameter.Value = value switch
        {
            null => DBNull.Value,
            Guid id => id.ToString(),
            DateTimeOffset at => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
            DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString(Wall, CultureInfo.InvariantCulture),
            _ => value,
        };
    }

    /// <summary>The value as an engine that has its type takes it.</summary>
    internal static object? Stored(object? value) => value is DateTimeOffset at ? at.ToUniversalTime() : value;

    static void Handle<T>(Func<string, T> parse) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(new Handler<T>(parse));
    }

    sealed class Handler<T>(Func<string, T> parse) : SqlMapper.TypeHandler<T> where T : struct
    {
        public override void SetValue(IDbDataParameter parameter, T value) => Bind(parameter, value, typeof(T));

        public override T Parse(object value) => value switch
        {
            T native => native,
            string text => parse(text),
            DateTime utc when typeof(T) == typeof(DateTimeOffset) => (T)(object)new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
            DateTime date when typeof(T) == typeof(DateOnly) => (T)(object)DateOnly.FromDateTime(date),
            TimeSpan time when typeof(T) == typeof(TimeOnly) => (T)(object)TimeOnly.FromTimeSpan(time),
            _ => throw new DataException($"a {value.GetType()} is not a {typeof(T)}"),
        };
    }
}
