using System.Text.Json;
using Scheduling.Platform.Http;

namespace Scheduling.Rides.Channels;

/// <summary>
/// Appends every message to <c>messages.jsonl</c> in the data folder, one JSON line each, on the disk before it counts as sent. A line that a
/// crash cut short never counted, and is cut off.
/// </summary>
public sealed class FileChannel(string folder) : Channel
{
    /// <summary>Another process appends for milliseconds.</summary>
    const int Attempts = 200;
    static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    readonly string file = Path.Combine(Path.GetFullPath(folder), "messages.jsonl");
    readonly SemaphoreSlim turn = new(1, 1);

    public override string Place => $"{Environment.MachineName}:{file}";

    public override async Task<IReadOnlyList<HandOver>> Send(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            await Append(messages, cancellationToken);
            return [.. messages.Select(_ => HandOver.Accepted)];
        }
        catch (IOException)
        {
            // Whether any of it was written is not known: it is looked for, and written when it is not there.
            return [.. messages.Select(_ => HandOver.Unknown)];
        }
    }

    Task Append(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) => InTurn(stream =>
    {
        CutOffHalfLine(stream);
        foreach (var message in messages)
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(message, Json.Options));
            stream.WriteByte((byte)'\n');
        }
        stream.Flush(flushToDisk: true);
        return 0;
    }, cancellationToken);

    public override Task<IReadOnlySet<Guid>?> Sent(IReadOnlySet<Guid> reminderIds, CancellationToken cancellationToken) => InTurn<IReadOnlySet<Guid>?>(stream =>
    {
        CutOffHalfLine(stream);
        stream.Position = 0;
        var sent = new HashSet<Guid>();
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            using var message = JsonDocument.Parse(line);
            if (message.RootElement.GetProperty("reminderId").GetGuid() is var id && reminderIds.Contains(id)) sent.Add(id);
        }
        return sent;
    }, cancellationToken);

    /// <summary>One writer at a time, in this process by the turn and on this machine by a lock file; readers are never kept out.</summary>
    async Task<T> InTurn<T>(Func<FileStream, T> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var held = await Hold(cancellationToken);
            await using var stream = Open(file, FileShare.ReadWrite | FileShare.Delete);
            return work(stream);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<FileStream> Hold(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return Open(file + ".lock", FileShare.None); }
            catch (IOException) when (attempt < Attempts) { await Task.Delay(Again, cancellationToken); }
        }
    }

    /// <summary>For its owner alone: there are numbers in it.</summary>
    static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    static void CutOffHalfLine(FileStream stream)
    {
        var end = stream.Length;
        for (; end > 0; end--)
        {
            stream.Position = end - 1;
            if (stream.ReadByte() == '\n') break;
        }
        if (end < stream.Length) stream.SetLength(end);
        stream.Position = end;
    }
}
