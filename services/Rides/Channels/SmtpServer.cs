using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Scheduling.Rides.Channels;

/// <summary>
/// Hands e-mails to a mail server (SMTP, RFC 5321), over several connections at once: encrypted from the first byte on port 465, and elsewhere as
/// soon as the server offers it. A mail whose end was not heard of is sent again under the same Message-ID, by which mail servers and programs
/// know it for the same.
/// </summary>
/// <remarks>
/// The address is <c>smtp://user:password@host:port?from=clinic@example.org</c>; without <c>from</c> the sender is the user where that is an
/// address, and else <c>no-reply@host</c>. A password never goes over a connection that others can read.
/// </remarks>
public sealed class SmtpServer : Channel
{
    const int Connections = 8, ImplicitTls = 465, Usual = 587;

    /// <summary>By the machine's clock.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    readonly string host, from;
    readonly int port;
    readonly NetworkCredential? user;

    public SmtpServer(Uri address)
    {
        host = address.Host;
        port = address.Port > 0 ? address.Port : Usual;
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } name, ..] parts) user = new(Uri.UnescapeDataString(name), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
        from = address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair is ["from", _])?[1] is { } sender
            ? Uri.UnescapeDataString(sender)
            : user?.UserName.Contains('@', StringComparison.Ordinal) == true ? user.UserName : $"no-reply@{host}";
    }

    public override string Place => $"smtp://{host}:{port}";

    public override async Task<IReadOnlyList<HandOver>> Send(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var became = new HandOver[messages.Count];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Connections, messages.Count)).Select(async _ =>
        {
            SmtpConnection? connection = null;
            try
            {
                for (var i = Interlocked.Increment(ref next); i < messages.Count; i = Interlocked.Increment(ref next))
                {
                    connection ??= await Connect(patience.Token);
                    became[i] = connection is null ? HandOver.NotNow() : await connection.Send(messages[i], from, patience.Token);
                    if (connection?.IsBroken != true) continue;
                    await connection.DisposeAsync();
                    connection = null;
                }
            }
            finally
            {
                if (connection is not null) await connection.DisposeAsync();
            }
        }));
        return became;
    }

    /// <summary>It cannot be asked.</summary>
    public override Task<IReadOnlySet<Guid>?> Sent(IReadOnlySet<Guid> reminderIds, CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<Guid>?>(null);

    /// <summary>Null when the server is not there, or not as it should be.</summary>
    async Task<SmtpConnection?> Connect(CancellationToken cancellationToken)
    {
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            await tcp.ConnectAsync(host, port, cancellationToken);
            return await SmtpConnection.Open(tcp, host, port == ImplicitTls, user, cancellationToken);
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException or SmtpRefusal or System.Security.Authentication.AuthenticationException)
        {
            tcp.Dispose();
            return null;
        }
    }
}

/// <summary>The server said no.</summary>
sealed class SmtpRefusal(int code) : Exception($"the mail server answered {code}")
{
    public int Code => code;
    public bool IsForGood => code >= 500;
}

/// <summary>One conversation with a mail server.</summary>
sealed class SmtpConnection : IAsyncDisposable
{
    readonly TcpClient tcp;
    Stream stream;
    StreamReader reader;

    SmtpConnection(TcpClient tcp, Stream stream) => (this.tcp, this.stream, reader) = (tcp, stream, ReaderOf(stream));

    /// <summary>Nothing more can be sent over it.</summary>
    public bool IsBroken { get; private set; }

    public static async Task<SmtpConnection> Open(TcpClient tcp, string host, bool isEncrypted, NetworkCredential? user, CancellationToken cancellationToken)
    {
        var connection = new SmtpConnection(tcp, tcp.GetStream());
        if (isEncrypted) await connection.Encrypt(host, cancellationToken);
        await connection.Expect(220, cancellationToken);
        var offers = await connection.Greet(cancellationToken);
        if (!isEncrypted && offers.Contains("STARTTLS"))
        {
            await connection.Say("STARTTLS", 220, cancellationToken);
            await connection.Encrypt(host, cancellationToken);
            isEncrypted = true;
            await connection.Greet(cancellationToken);
        }
        if (user is null) return connection;

        var isHere = IPAddress.TryParse(host, out var ip) ? IPAddress.IsLoopback(ip) : host == "localhost";
        if (!isEncrypted && !isHere) throw new SmtpRefusal(530);
        await connection.Say($"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user.UserName}\0{user.Password}"))}", 235, cancellationToken);
        return connection;
    }

    public async Task<HandOver> Send(OutgoingMessage message, string from, CancellationToken cancellationToken)
    {
        var isHandedOver = false;
        try
        {
            await Say($"MAIL FROM:<{from}>", 250, cancellationToken);
            await Say($"RCPT TO:<{message.To}>", 250, cancellationToken);
            await Say("DATA", 354, cancellationToken);
            // A line that begins with a full stop gets another, because one alone ends the mail.
            await Write(MailText.Of(message, from).Replace("\r\n.", "\r\n..", StringComparison.Ordinal), cancellationToken);
            isHandedOver = true;
            await Say("\r\n.", 250, cancellationToken);
            return HandOver.Accepted;
        }
        catch (SmtpRefusal refusal)
        {
            IsBroken |= refusal.Code == 421 || !await CanGoOn(cancellationToken);
            return refusal.IsForGood ? HandOver.Refused(FailReason.Refused) : HandOver.NotNow();
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
        {
            IsBroken = true;
            return isHandedOver ? HandOver.Unknown : HandOver.NotNow();
        }
    }

    async Task<bool> CanGoOn(CancellationToken cancellationToken)
    {
        try
        {
            await Say("RSET", 250, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException or SmtpRefusal)
        {
            return false;
        }
    }

    /// <summary>On this machine nobody listens in, and nobody signs a certificate.</summary>
    async Task Encrypt(string host, CancellationToken cancellationToken)
    {
        var isHere = tcp.Client.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address);
        var encrypted = new SslStream(stream, leaveInnerStreamOpen: false, (_, _, _, errors) => errors == SslPolicyErrors.None || isHere);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellationToken);
        (stream, reader) = (encrypted, ReaderOf(encrypted));
    }

    async Task<IReadOnlyList<string>> Greet(CancellationToken cancellationToken)
    {
        await Write("EHLO scheduling\r\n", cancellationToken);
        return [.. (await Expect(250, cancellationToken)).Select(line => line.Split(' ')[0].ToUpperInvariant())];
    }

    async Task Say(string line, int expected, CancellationToken cancellationToken)
    {
        await Write(line + "\r\n", cancellationToken);
        await Expect(expected, cancellationToken);
    }

    async Task Write(string text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>The lines of the answer without their code.</summary>
    async Task<IReadOnlyList<string>> Expect(int expected, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await reader.ReadLineAsync(cancellationToken) ?? throw new IOException("the mail server hung up");
            if (line.Length < 3 || !int.TryParse(line[..3], out var code)) throw new IOException("the mail server does not speak SMTP");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-') continue;
            return code == expected ? lines : throw new SmtpRefusal(code);
        }
    }

    static StreamReader ReaderOf(Stream stream) => new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 1024, leaveOpen: true);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!IsBroken) await Write("QUIT\r\n", CancellationToken.None);
            await stream.DisposeAsync();
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            // It is gone already.
        }
        tcp.Dispose();
    }
}
