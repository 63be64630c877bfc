using Scheduling.Platform.Hosting;

namespace Scheduling.Rides.Channels;

/// <summary>The ways out for messages, read from the settings. The only place that knows which ways there are.</summary>
public sealed class MessageChannels(Channel sms, Channel email)
{
    /// <summary>By what the settings name: a file, the gateway's address, the mail server's.</summary>
    public static MessageChannels From(Settings settings)
    {
        // One file for both: it is read in the order in which messages left.
        var file = new FileChannel(settings.Data);
        return new(
            settings.Sms == "file" ? file : new SmsGateway(new(settings.Sms)),
            settings.Email == "file" ? file : new SmtpServer(new(settings.Email)));
    }

    public Channel For(Medium medium) => medium == Medium.Email ? email : sms;

    /// <summary>The way that ends at that place; null when it is another instance's, or no more.</summary>
    public Channel? At(string? place) => sms.Place == place ? sms : email.Place == place ? email : null;

    /// <summary>Where messages may be that this instance can see to.</summary>
    public string SmsPlace => sms.Place;

    public string EmailPlace => email.Place;
}
