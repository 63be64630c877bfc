using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Scheduling.Platform.Http;

/// <summary>
/// Reads route and query values as strictly as bodies, before the handler: the framework's own binding takes dates and numbers in many forms
/// and reports the first mistake only. An id in a route that cannot be one of ours is simply not there.
/// </summary>
sealed class Parameters(RequestDelegate next)
{
    static readonly ConcurrentDictionary<MethodInfo, Parameter[]> OfHandler = new();

    public Task InvokeAsync(HttpContext http)
    {
        Attempt.Prepare(http.Request);
        RefuseNul(http.Request.Query);
        if (http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is { } handler) Check(http.Request, OfHandler.GetOrAdd(handler, static m => [.. Read(m)]));
        return next(http);
    }

    static void RefuseNul(IQueryCollection query)
    {
        foreach (var (name, values) in query)
            if (values.Any(value => value?.Contains('\0') == true)) throw new InvalidException(name, "must not contain the NUL character");
    }

    static void Check(HttpRequest request, Parameter[] parameters)
    {
        Dictionary<string, string[]>? errors = null;
        foreach (var parameter in parameters)
        {
            if (request.RouteValues.TryGetValue(parameter.Name, out var value) && value is string inRoute)
            {
                if (parameter.Rule.IsMet(inRoute)) continue;
                if (parameter.Rule == Rule.Id) throw new NotFoundException($"There is nothing with the id {inRoute} here. Check it; ids are given by lists and by what makes them.");
                (errors ??= [])[parameter.Name] = [parameter.Rule.Sentence];
            }
            else if (request.Query.TryGetValue(parameter.Name, out var inQuery) && !inQuery.All(text => string.IsNullOrEmpty(text) || parameter.Rule.IsMet(text)))
            {
                (errors ??= [])[parameter.Name] = [parameter.Rule.Sentence];
            }
            else if (inQuery.Count > 1 && !parameter.IsList)
            {
                (errors ??= [])[parameter.Name] = ["must be given once"];
            }
        }
        if (errors is not null) throw new InvalidException(errors);
    }

    static IEnumerable<Parameter> Read(MethodInfo handler) => handler.GetParameters().SelectMany(parameter =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is null
            ? Of(parameter.Name!, parameter.ParameterType, parameter)
            : parameter.ParameterType.GetProperties().SelectMany(property => Of(property.Name, property.PropertyType, property)));

    static IEnumerable<Parameter> Of(string name, Type type, ICustomAttributeProvider attributes)
    {
        var isList = type.IsArray;
        var value = isList ? type.GetElementType()! : type;
        if (Rule.Of(Nullable.GetUnderlyingType(value) ?? value) is not { } rule) yield break;
        var named = attributes.GetCustomAttributes(inherit: false).OfType<IFromQueryMetadata>().FirstOrDefault()?.Name
            ?? attributes.GetCustomAttributes(inherit: false).OfType<IFromRouteMetadata>().FirstOrDefault()?.Name;
        yield return new(named ?? FieldName.OfMember(name), rule, isList);
    }

    sealed record Parameter(string Name, Rule Rule, bool IsList);

    /// <summary>What a value of a type looks like.</summary>
    sealed record Rule(Func<string, bool> IsMet, string Sentence)
    {
        public static readonly Rule Id = new(text => Guid.TryParseExact(text, "D", out _), "must be an id such as 01945c5e-7b3a-7000-8000-000000000000");

        static readonly Dictionary<Type, Rule> Rules = new()
        {
            [typeof(DateOnly)] = new(text => WireTime.TryDate(text, out _), WireTime.DateSentence),
            [typeof(TimeOnly)] = new(text => WireTime.TryWall(text, out _), WireTime.WallSentence),
            [typeof(DateTimeOffset)] = new(text => WireTime.TryInstant(text, out _), WireTime.InstantSentence),
            [typeof(int)] = new(text => int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, null, out _), "must be a whole number"),
            [typeof(long)] = new(text => long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, null, out _), "must be a whole number"),
            [typeof(bool)] = new(text => text is "true" or "false", "must be true or false"),
            [typeof(string)] = new(_ => true, ""),
            [typeof(Guid)] = Id,
        };

        public static Rule? Of(Type type) => Rules.GetValueOrDefault(type);
    }
}
