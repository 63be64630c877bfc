using Scheduling.Rides.Channels;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Tests.Channels;

public sealed class FileChannelTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("rides-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Messages => Path.Combine(folder, "messages.jsonl");

    static OutgoingMessage Message() => new()
    {
        ReminderId = Guid.NewGuid(), Channel = Medium.Sms, To = "+15625550123", Body = "LBW: ¿mañana?", SentAt = Planning.Planned.At("2027-01-11"), Kind = ReminderKind.DayBefore, SessionIds = [],
    };

    [Fact]
    public async Task A_line_that_a_crash_cut_short_is_cut_off_and_never_counted()
    {
        var channel = new FileChannel(folder);
        OutgoingMessage whole = Message(), half = Message();
        await channel.Send([whole, half], Cancel);
        var bytes = await File.ReadAllBytesAsync(Messages, Cancel);
        await File.WriteAllBytesAsync(Messages, bytes[..^20], Cancel);

        Assert.Equal([whole.ReminderId], await channel.Sent(new HashSet<Guid> { whole.ReminderId, half.ReminderId }, Cancel));
        await channel.Send([half], Cancel);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(Messages, Cancel));
    }

    [Fact]
    public async Task Two_processes_append_whole_lines_to_one_file()
    {
        FileChannel one = new(folder), other = new(folder);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? one : other).Send([Message(), Message()], Cancel)));

        var lines = await File.ReadAllLinesAsync(Messages, Cancel);
        Assert.Equal(100, lines.Length);
        Assert.All(lines, line => Assert.EndsWith("}", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return; // there are no such modes
        await new FileChannel(folder).Send([Message()], Cancel);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Messages));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
