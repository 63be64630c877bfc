using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Scheduling.Platform.Http;

/// <summary>
/// Names the schemas of the API document. Features call their bodies Request and services share nouns, and the framework would take two types
/// of one name for one: a nested type is named with the type it is in, and the second of a name with its service.
/// </summary>
sealed class SchemaNames
{
    readonly ConcurrentDictionary<string, Type> taken = new();

    /// <summary>Null where the schema stands in its place and has no name.</summary>
    public string? Of(JsonTypeInfo info)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null) return null;
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = NameOf(type);
        return taken.GetOrAdd(name, type) == type ? name : ServiceOf(type) + name;
    }

    static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (type.IsGenericType) name = $"{name}Of{string.Join("And", type.GetGenericArguments().Select(NameOf))}";
        return type.DeclaringType is { } outer ? outer.Name + name : name;
    }

    /// <summary>Scheduling.FollowUps.Sessions.Session is of FollowUps; a list of it too.</summary>
    static string ServiceOf(Type type) =>
        (type.IsGenericType ? type.GetGenericArguments()[^1] : type).Namespace?.Split('.').ElementAtOrDefault(1) ?? "";
}
