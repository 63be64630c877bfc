namespace Scheduling.Courses;

/// <summary>Ids that we made ourselves, in a statement's text: safe there, and the same on both engines.</summary>
static class Ids
{
    /// <summary>What stands between the parentheses of IN; of no ids at all it is one that nothing has.</summary>
    public static string List(IEnumerable<Guid> ids) => string.Join(',', ids.DefaultIfEmpty().Select(id => $"'{id}'"));
}
