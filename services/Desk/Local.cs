namespace Scheduling.Desk;

/// <summary>Addresses that came with a request: only paths of our own are followed.</summary>
static class Local
{
    /// <summary>The path itself, or the start where it would lead elsewhere.</summary>
    public static string Path(string? path, string otherwise = "/") =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal) ? path : otherwise;
}
