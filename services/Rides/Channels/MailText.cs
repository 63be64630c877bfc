using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Scheduling.Rides.Channels;

/// <summary>
/// Writes an e-mail as it goes over the wire (RFC 5322, MIME): the same words as text and as HTML, and the visits as a file that calendars take
/// in. All of it is ASCII, so that every mail server passes it on as it is.
/// </summary>
static class MailText
{
    public static string Of(OutgoingMessage message, string from)
    {
        var mail = message.Mail!;
        var mark = message.ReminderId.ToString("N");
        List<string> lines =
        [
            $"From: {Word(mail.Sender)} <{from}>",
            $"To: <{message.To}>",
            $"Subject: {Word(mail.Subject, " :,.-")}",
            $"Date: {message.SentAt.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)}{message.SentAt.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal)}",
            $"Message-ID: <{message.ReminderId}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
            $"Content-Type: multipart/mixed; boundary=\"m{mark}\"",
            "",
            $"--m{mark}",
            $"Content-Type: multipart/alternative; boundary=\"a{mark}\"",
            "",
            .. Part($"a{mark}", "text/plain; charset=utf-8", message.Body),
            .. Part($"a{mark}", "text/html; charset=utf-8", Html(message.Body, mail)),
            $"--a{mark}--",
        ];
        if (mail.Calendar is { } calendar) lines.AddRange(Part($"m{mark}", "text/calendar; charset=utf-8; method=PUBLISH; name=\"visits.ics\"", calendar, "Content-Disposition: attachment; filename=\"visits.ics\""));
        lines.Add($"--m{mark}--");
        return string.Join("\r\n", lines);
    }

    static IEnumerable<string> Part(string boundary, string type, string text, params string[] more) =>
    [
        $"--{boundary}", $"Content-Type: {type}", "Content-Transfer-Encoding: base64", .. more, "",
        .. Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Chunk(76).Select(line => new string(line)),
    ];

    static string Html(string text, MailParts mail)
    {
        var words = mail.Link is null ? text : text.Replace(mail.Link, "", StringComparison.Ordinal).TrimEnd();
        var link = mail.Link is null ? "" : $"""<p><a href="{HtmlEncoder.Default.Encode(mail.Link)}">{HtmlEncoder.Default.Encode(mail.Link)}</a></p>""";
        return $"""<!doctype html><html lang="{mail.Language}"><head><meta charset="utf-8"><title>{HtmlEncoder.Default.Encode(mail.Subject)}</title></head><body><p>{HtmlEncoder.Default.Encode(words)}</p>{link}</body></html>""";
    }

    /// <summary>An encoded word (RFC 2047) unless it is plain.</summary>
    static string Word(string text, string plain = " ") => text.All(c => char.IsAsciiLetterOrDigit(c) || plain.Contains(c, StringComparison.Ordinal))
        ? text : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
