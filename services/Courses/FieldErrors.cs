namespace Scheduling.Courses;

/// <summary>The mistakes of a request, by the field each is in, such as <c>hours[1].closes</c>.</summary>
sealed class FieldErrors
{
    readonly Dictionary<string, List<string>> errors = new(StringComparer.Ordinal);

    public void When(bool wrong, string field, string message)
    {
        if (!wrong)
        {
            return;
        }

        if (!errors.TryGetValue(field, out var messages))
        {
            errors.Add(field, messages = []);
        }

        messages.Add(message);
    }

    /// <summary>True, and noted, when a list is absent or holds an empty place, which JSON allows.</summary>
    public bool Missing<T>(IReadOnlyList<T>? list, string field)
    {
        var missing = list is null || list.Any(item => item is null);
        When(missing, field, "Give a list without empty places.");
        return missing;
    }

    public Dictionary<string, string[]> ByField() => errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
}
