using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Scheduling.Platform.Http;

/// <summary>
/// Refuses nulls inside lists and dictionaries that are declared without them. The serializer looks after nulls in members only,
/// and a null in a list would be found by the domain, too late for a good answer.
/// </summary>
static class NoNullElements
{
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var member in type.Properties)
        {
            if (member.Set is not { } set || member.AttributeProvider is not PropertyInfo property || !ForbidsNulls(property)) continue;
            member.Set = (owner, value) =>
            {
                var elements = value is IDictionary dictionary ? dictionary.Values : value as IEnumerable;
                if (elements is not null && elements.Cast<object?>().Any(element => element is null)) throw new UnreadableException("must not contain null");
                set(owner, value);
            };
        }
    }

    static bool ForbidsNulls(PropertyInfo property)
    {
        if (property.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(property.PropertyType)) return false;
        var nullability = new NullabilityInfoContext().Create(property);
        var element = nullability.ElementType ?? nullability.GenericTypeArguments.LastOrDefault();
        return element is { ReadState: NullabilityState.NotNull, Type.IsValueType: false };
    }
}
