using System.Reflection;
using System.Text.RegularExpressions;
using Scheduling.TestServers;

namespace Scheduling.Architecture.Tests;

/// <summary>What the rules are asked of: the files of the working copy and the assemblies built from them.</summary>
static partial class House
{
    /// <summary>Every folder under <c>services/</c>.</summary>
    public static IReadOnlyList<string> Services { get; } =
        [.. Directory.GetDirectories(Repository.At("services")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>Those that do the work: neither the platform under them nor the host of all of them.</summary>
    public static IReadOnlyList<string> Working { get; } = [.. Services.Except(["Platform", "Standalone"])];

    public static TheoryData<string> WorkingServices => [.. Working];

    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Services.Select(name => Assembly.Load("Scheduling." + name)), typeof(Contracts.ClinicEvent).Assembly];

    /// <summary>The types somebody wrote, in every service and the contracts.</summary>
    public static IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsWritten);

    /// <summary>Not what the compiler or a source generator made.</summary>
    public static bool IsWritten(Type type) =>
        type.Namespace?.StartsWith("Scheduling", StringComparison.Ordinal) == true
        && !Line(type).Any(t => t.Name.Contains('<', StringComparison.Ordinal)
            || t.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
            || t.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)));

    /// <summary>Files below a folder, as paths from the root with slashes; nothing that a build made.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*") => !Directory.Exists(Repository.At(folder)) ? [] :
        Directory.EnumerateFiles(Repository.At(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "artifacts" or "obj" or "bin" or "node_modules"))
            .Order(StringComparer.Ordinal);

    public static string Text(string file) => File.ReadAllText(Repository.At(file));

    /// <summary>The code of a C# file: no comments, and its strings emptied.</summary>
    public static string Code(string file) => CommentOrText().Replace(Text(file), match => match.Value.StartsWith('/') ? " " : "\"\"");

    /// <summary>The code of a C# file with its strings: no comments.</summary>
    public static string CodeAndTexts(string file) => CommentOrText().Replace(Text(file), match => match.Value.StartsWith('/') ? " " : match.Value);

    /// <summary>The words of a name: <c>BookCourse</c>, <c>book_course</c> and <c>book-course</c> are book and course.</summary>
    public static IEnumerable<string> Words(string name) => Word().Matches(name).Select(word => word.Value.ToLowerInvariant());

    /// <summary>Fails with every offender, one a line.</summary>
    public static void HasNo(IEnumerable<string?> offenders)
    {
        var all = offenders.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join("\n", all));
    }

    static IEnumerable<Type> Line(Type type)
    {
        for (var t = type; t is not null; t = t.DeclaringType) yield return t;
    }

    [GeneratedRegex("""
        "{3}[\s\S]*?"{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/
        """)]
    private static partial Regex CommentOrText();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
