using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Hosting;

/// <summary>The folders this process works in, held against a second process for as long as it lives where the engine demands it.</summary>
sealed class DataFolders : IDisposable
{
    readonly List<FileStream> locks = [];

    /// <summary>Makes the folders and takes the locks.</summary>
    /// <exception cref="SettingException">Another process has one of them, or it cannot be made.</exception>
    public static DataFolders Lock(Settings settings, Engine engine)
    {
        var folders = new DataFolders();
        Make("Data", settings.Data);
        if (engine.ExclusiveFolder is not { } exclusive) return folders;
        Make("Database", exclusive);
        foreach (var (key, folder) in new[] { ("Data", Path.GetFullPath(settings.Data)), ("Database", exclusive) }.DistinctBy(f => f.Item2))
        {
            try
            {
                folders.locks.Add(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                folders.Dispose();
                throw new SettingException(key, folder, "another process is at work in this folder; stop it, or name another folder");
            }
        }
        return folders;
    }

    static void Make(string key, string folder)
    {
        try { Directory.CreateDirectory(folder); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(key, folder, $"the folder cannot be made ({failure.Message}); name one that can");
        }
    }

    public void Dispose() => locks.ForEach(l => l.Dispose());
}
