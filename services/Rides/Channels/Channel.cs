using Scheduling.Platform.Hosting;

namespace Scheduling.Rides.Channels;

/// <summary>The way out for messages, read from the settings. The only place that knows which ways there are.</summary>
public abstract class Channel
{
    /// <exception cref="SettingException">The settings name a way that this version does not have.</exception>
    public static Channel From(Settings settings) => (settings.Sms, settings.Email) switch
    {
        ("file", "file") => new FileChannel(settings.Data),
        ("file", var email) => throw new SettingException("Messages:Email", email, "this version sends e-mail to a file only; set it to file or remove it"),
        (var sms, _) => throw new SettingException("Messages:Sms", sms, "this version sends texts to a file only; set it to file or remove it"),
    };

    /// <summary>Names the end of the way, so that only who can see it decides whether a message whose fate is unknown has left.</summary>
    public abstract string Place { get; }

    /// <summary>Sends all, in order; when it returns they have left for good.</summary>
    public abstract Task Send(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);

    /// <summary>Which of these reminders have left.</summary>
    public abstract Task<IReadOnlySet<Guid>> Sent(IReadOnlySet<Guid> reminderIds, CancellationToken cancellationToken);
}
