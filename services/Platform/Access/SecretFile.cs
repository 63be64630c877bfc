using System.Security.Cryptography;

namespace Scheduling.Platform.Access;

/// <summary>A secret in a file of its own that only the owner of the process may read.</summary>
static class SecretFile
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the secret, or makes one where there is none; of two processes that make it at once both get the same.</summary>
    public static string ReadOrMake(string folder, string name, string prefix)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) Make(folder, path, prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        // It may have been copied here by hand, with whatever mode that gave it.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerOnly);
        var secret = File.ReadAllText(path).Trim();
        return secret.Length > 0 ? secret : throw new InvalidDataException($"{path} is empty; put the key back, or delete the file and a new one is made");
    }

    static void Make(string folder, string path, string secret)
    {
        Directory.CreateDirectory(folder);
        // Written whole under another name first, so that nobody ever reads half of it.
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(draft, options)) writer.WriteLine(secret);
        try { File.Move(draft, path, overwrite: false); }
        catch (IOException) when (File.Exists(path)) { File.Delete(draft); }
    }
}
