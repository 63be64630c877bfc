using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Scheduling.Rides.Tests;

/// <summary>A small mail server on loopback: it offers encryption, asks for a password when told to, and refuses or breaks off as a test has it.</summary>
sealed class MailServerStub : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly ConcurrentQueue<Mail> mails = new();
    readonly X509Certificate2? certificate;
    readonly Task serving;

    MailServerStub(bool offersEncryption)
    {
        if (offersEncryption)
        {
            using var key = RSA.Create(2048);
            using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
            certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        }
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<Mail> Mails => [.. mails];

    public int Conversations { get; private set; }
    public string? Password { get; private set; }

    /// <summary>The answer to a recipient; 250 takes it.</summary>
    public Func<string, int> Recipient { get; set; } = _ => 250;

    /// <summary>Whether it is gone when it has taken a mail, before it can say so.</summary>
    public Func<bool> BreaksOff { get; set; } = () => false;

    public static MailServerStub Open(bool offersEncryption = false) => new(offersEncryption);

    async Task Serve()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Conversations++;
                _ = Converse(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task Converse(TcpClient client)
    {
        using var _ = client;
        Stream stream = client.GetStream();
        var (reader, isEncrypted, to) = (new StreamReader(stream), false, "");
        try
        {
            await Say("220 stub");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                switch (line.Split(' ')[0])
                {
                    case "EHLO" when certificate is not null && !isEncrypted: await Say("250-stub\r\n250 STARTTLS"); break;
                    case "EHLO": await Say("250-stub\r\n250 AUTH PLAIN"); break;
                    case "STARTTLS":
                        await Say("220 go on");
                        var encrypted = new SslStream(stream);
                        await encrypted.AuthenticateAsServerAsync(certificate!);
                        (stream, reader, isEncrypted) = (encrypted, new StreamReader(encrypted), true);
                        break;
                    case "AUTH":
                        Password = $"{(isEncrypted ? "encrypted" : "plain")} {Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])).Replace('\0', ' ').Trim()}";
                        await Say("235 welcome");
                        break;
                    case "RCPT":
                        to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                        await Say($"{Recipient(to)} it is");
                        break;
                    case "DATA":
                        await Say("354 go on");
                        var text = new StringBuilder();
                        while (await reader.ReadLineAsync(stop.Token) is { } words && words != ".") text.Append(words.StartsWith("..", StringComparison.Ordinal) ? words[1..] : words).Append("\r\n");
                        mails.Enqueue(new(to, isEncrypted, text.ToString()));
                        if (BreaksOff()) return;
                        await Say("250 taken");
                        break;
                    case "QUIT": return;
                    default: await Say("250 fine"); break;
                }
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The other side is gone, or the test is over.
        }

        async Task Say(string answer) => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
        certificate?.Dispose();
    }

    public sealed record Mail(string To, bool WasEncrypted, string Text)
    {
        public string Header(string name) => Regex.Match(Text, $"^{name}: (.*?)\r$", RegexOptions.Multiline).Groups[1].Value;

        /// <summary>The part of that type, as it was before it was wrapped up.</summary>
        public string Part(string type)
        {
            var part = Regex.Match(Text, $"Content-Type: {Regex.Escape(type)}.*?\r\n\r\n(.*?)\r\n--", RegexOptions.Singleline).Groups[1].Value;
            return Encoding.UTF8.GetString(Convert.FromBase64String(part));
        }
    }
}
