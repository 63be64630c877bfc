using System.Reflection;

namespace Scheduling.Architecture.Tests;

public sealed class NameTests
{
    static readonly string[] Places = ["contracts", "services", "tests", "deploy"];

    static readonly string[] SayingNothing = ["Common", "Shared", "Core", "Helper", "Helpers", "Util", "Utils", "Infrastructure", "DTO", "DTOs", "Dto", "Dtos", "Extensions"];

    // What the platform may not know. "clinic" is not here: the platform scopes principals and routes to clinics.
    static readonly string[] OfTheDomain =
    [
        "course", "courses", "protocol", "protocols", "phase", "session", "sessions", "chair", "chairs", "dose", "doses", "patient", "patients", "prescriber",
        "therapist", "therapists", "therapy", "ride", "rides", "driver", "reminder", "reminders", "booking", "booked", "booster", "induction", "ketamine", "spravato",
        "esketamine", "rems", "gate", "gates", "appointment", "treatment", "discharge",
    ];

    // Every service answers with these: the roles a key can have, and the place at which a rule was broken.
    static readonly string[] OfTheConventions = ["services/Platform/Access/Role.cs: therapist", "services/Platform/Http/Refusals.cs: session"];

    [Fact]
    public void No_folder_is_named_for_nothing_in_particular()
    {
        var folders = Places.SelectMany(folder => House.Files(folder))
            .SelectMany(file => file.Split('/')[..^1]).Distinct();

        House.HasNo(folders.Where(folder => SayingNothing.Contains(folder, StringComparer.OrdinalIgnoreCase)));
    }

    [Fact]
    public void No_type_is_named_for_nothing_in_particular() =>
        House.HasNo(House.Types.Where(type => SayingNothing.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName));

    /// <summary>ASP.NET finds a middleware's <c>InvokeAsync</c> by its name.</summary>
    [Fact]
    public void No_method_says_that_it_is_asynchronous() =>
        House.HasNo(OwnMethods().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != "InvokeAsync").Select(method => $"{method.DeclaringType}.{method.Name}"));

    [Fact]
    public void The_cancellation_token_comes_last() =>
        House.HasNo(OwnMethods()
            .Where(method => method.GetParameters().SkipLast(1).Any(parameter => parameter.ParameterType == typeof(CancellationToken)))
            .Where(method => !method.GetParameters()[^1].IsDefined(typeof(ParamArrayAttribute)) && !method.GetParameters()[^1].IsDefined(typeof(System.Runtime.CompilerServices.ParamCollectionAttribute)))
            .Select(method => $"{method.DeclaringType}.{method.Name}"));

    [Fact]
    public void The_platform_knows_no_word_of_the_domain()
    {
        var words = House.Files("services/Platform", "*.cs").Select(file => (file, text: House.Code(file)))
            .Concat(House.Files("services/Platform", "*.sql").Select(file => (file, text: House.Text(file))))
            .SelectMany(source => House.Words(source.text).Intersect(OfTheDomain).Select(word => $"{source.file}: {word}"))
            .Except(OfTheConventions);

        House.HasNo(words);
    }

    [Fact]
    public void No_service_carries_settings_in_a_file() =>
        House.HasNo(House.Files("services").Where(file =>
            Path.GetFileName(file).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(file).Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Methods somebody named here: not overrides, not what an interface of others asks for, not what the compiler makes of a record or a lambda.</summary>
    static IEnumerable<MethodInfo> OwnMethods() => House.Types.Where(type => !type.IsInterface).SelectMany(type =>
    {
        var asked = type.GetInterfaces().SelectMany(i => type.GetInterfaceMap(i).TargetMethods).ToHashSet();
        return type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(method => method.GetBaseDefinition() == method && !asked.Contains(method) && !method.Name.Contains('<', StringComparison.Ordinal));
    });
}
