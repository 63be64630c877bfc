using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Scheduling.Platform.Http;

/// <summary>One broken rule: its stable code, a sentence for people, and the session it concerns where there is one.</summary>
public sealed record Violation
{
    public required string Rule { get; init; }
    public required string Message { get; init; }

    /// <summary>The number of the session within its course, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SessionNumber { get; init; }
}

/// <summary>
/// The system understood the command and does not do it. Thrown inside a transaction it undoes the transaction; it is answered as a problem
/// and never retried. Made by <see cref="Refused"/>.
/// </summary>
public sealed class RefusedException : Exception
{
    internal RefusedException(int status, string code, string sentence, IReadOnlyList<Violation> violations) : base(sentence)
    {
        (Status, Code, Violations) = (status, code, violations);
    }

    /// <summary>The HTTP status: 422 for a rule, 409 for a lost race, 412 for a stale version, 403 for a right that is missing.</summary>
    public int Status { get; }

    /// <summary>The last part of the problem's type, such as <c>slot-taken</c>.</summary>
    public string Code { get; }

    /// <summary>All broken rules, not the first; empty unless a rule refused.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Further members of the problem, such as <c>proposal</c> or <c>nextStart</c>.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; private init; } = FrozenDictionary<string, object?>.Empty;

    /// <summary>The same refusal with one further member in its problem.</summary>
    public RefusedException With(string member, object? value) =>
        new(Status, Code, Message, Violations) { Members = new Dictionary<string, object?>(Members) { [member] = value } };
}

/// <summary>Makes the refusals: <c>throw Refused.Rule(...)</c>.</summary>
public static class Refused
{
    /// <summary>Rules say no: 422 <c>rule-violation</c> with all of them.</summary>
    public static RefusedException Rule(params IReadOnlyList<Violation> violations) =>
        new(422, "rule-violation", string.Join(' ', violations.Select(violation => violation.Message).Distinct()), violations);

    /// <summary>One rule says no.</summary>
    public static RefusedException Rule(string rule, string sentence, int? sessionNumber = null) =>
        Rule(new Violation { Rule = rule, Message = sentence, SessionNumber = sessionNumber });

    /// <summary>Something else was there first: 409 with <paramref name="code"/> as the problem's type (<c>slot-taken</c>, <c>already-exists</c>, <c>hold-expired</c>).</summary>
    public static RefusedException Conflict(string code, string sentence) => new(409, code, sentence, []);

    /// <summary>The resource is not the version that the caller has seen: 412 <c>stale</c>.</summary>
    public static RefusedException Stale() =>
        new(412, "stale", "The resource has changed since you read it. Read it again and repeat the command with its new ETag in If-Match.", []);

    /// <summary>What the caller saw once is gone for good: 410 with <paramref name="code"/> as the problem's type.</summary>
    public static RefusedException Gone(string code, string sentence) => new(410, code, sentence, []);

    /// <summary>The principal may not do this: 403.</summary>
    public static RefusedException Forbidden(string sentence) => new(403, "forbidden", sentence, []);
}

/// <summary>What was asked for is not there, or is not there for this principal: 404 <c>not-found</c>.</summary>
public sealed class NotFoundException(string sentence) : Exception(sentence)
{
    /// <summary>For example <c>There is no course 0192... at this clinic.</c></summary>
    public static NotFoundException Of(string what, object id) => new($"There is no {what} {id} here. Check the id; a list shows the ones there are.");
}

/// <summary>The request itself is wrong: 400 <c>validation</c> with the errors of each field, named as on the wire (<c>hours[0].day</c>).</summary>
public sealed class InvalidException(IReadOnlyDictionary<string, string[]> errors) : Exception("The request is not valid.")
{
    /// <summary>One field with one error; the sentence follows the field's name, such as <c>must be a multiple of 15</c>.</summary>
    public InvalidException(string field, string sentence) : this(new Dictionary<string, string[]> { [field] = [sentence] }) { }

    /// <summary>The sentences of each field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => errors;
}
