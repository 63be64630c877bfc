using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;

[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

namespace Scheduling.Platform.Tests.Access;

public sealed class SecretsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("secrets-").FullName;

    Secrets Secrets() => new(new Settings { Data = folder });

    [Fact]
    public void A_secret_is_made_once_and_only_its_owner_may_read_it()
    {
        var first = Secrets();
        Assert.StartsWith("sk_admin_", first.AdminKey, StringComparison.Ordinal);
        Assert.Equal(first.AdminKey, Secrets().AdminKey);
        Assert.Equal(3, new[] { first.AdminKey, first.TokenKey, first.DataKey }.Distinct().Count());
        Assert.Equal(["admin-key", "data-key", "token-key"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void Those_who_need_it_at_the_same_moment_get_the_same()
    {
        var keys = new string[16];
        Parallel.For(0, keys.Length, i => keys[i] = Secrets().AdminKey);
        Assert.Single(keys.Distinct());
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_others_could_read_is_closed_to_them()
    {
        var path = Path.Combine(folder, "admin-key");
        File.WriteAllText(path, "a key put here by hand\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Equal("a key put here by hand", Secrets().AdminKey);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void What_is_set_is_not_kept_in_a_file()
    {
        Assert.Equal("from the settings", new Secrets(new Settings { Data = folder, AdminKey = "from the settings" }).AdminKey);
        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
