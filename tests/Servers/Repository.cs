namespace Scheduling.TestServers;

/// <summary>Where the tests stand: the working copy they were built from, and in which configuration.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Scheduling.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary><c>debug</c> or <c>release</c>: the last folder of the path the running tests were built to.</summary>
    public static string Configuration { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>An absolute path from one written from the root, with slashes.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>The built assembly of a service: its folder's name under <c>services/</c>.</summary>
    public static string Service(string name) => At($"artifacts/bin/{name}/{Configuration}/Scheduling.{name}.dll");

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Scheduling.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No Scheduling.sln above {AppContext.BaseDirectory}: run the tests from a working copy.");
    }
}
