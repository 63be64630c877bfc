using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Hosting;

/// <summary>Everything that can be set, read once at start. Environment names are <c>Scheduling__Key</c>.</summary>
public sealed record Settings
{
    public string Database { get; init; } = "sqlite:./data";
    public string Bus { get; init; } = "loopback:";

    /// <summary>Folder for keys and message files.</summary>
    public string Data { get; init; } = "./data";

    /// <summary>Base of links in messages; null is the listening address.</summary>
    public string? PublicUrl { get; init; }

    public string? AdminKey { get; init; }
    public string? TokenKey { get; init; }
    public string? DataKey { get; init; }
    public string? Authority { get; init; }
    public string? Audience { get; init; }

    /// <summary>The instant a simulated clock starts at; null is real time.</summary>
    public DateTimeOffset? ClockStart { get; init; }

    /// <summary>Where texts go: <c>file</c>, or the gateway's address.</summary>
    public string Sms { get; init; } = "file";

    /// <summary>Where e-mails go: <c>file</c>, or <c>smtp://host:port</c>.</summary>
    public string Email { get; init; } = "file";

    public string? SmsSecret { get; init; }

    /// <summary>Whether webhooks may be delivered to loopback and private addresses.</summary>
    public bool WebhooksAllowPrivate { get; init; }

    /// <summary>From which date, where the text came to, one word that ends texts ends every kind of them (47 CFR 64.1200(a)(10) as it was put off).</summary>
    public DateOnly RevokeAllFrom { get; init; } = new(2027, 1, 31);

    /// <summary>Where the one who drives people home is asked; null when nobody is asked over a wire.</summary>
    public string? Provider { get; init; }

    public string ProviderId { get; init; } = "provider";

    /// <summary>Signs what is said to the provider and what the provider tells.</summary>
    public string? ProviderSecret { get; init; }

    /// <summary>How many open days ahead a medical transport is asked for.</summary>
    public int TransportNoticeDays { get; init; } = 5;

    /// <summary>Requests a second with a key; 0 is no limit.</summary>
    public int LimitPerKey { get; init; }

    /// <summary>Requests a second from one address without a key; 0 is no limit.</summary>
    public int LimitPerAddress { get; init; } = 20;

    /// <summary>Largest request body, in bytes.</summary>
    public int LimitBodyBytes { get; init; } = 262_144;

    /// <summary>Where other services are found, by name such as <c>Courses</c>; one that is not named is in this process.</summary>
    public IReadOnlyDictionary<string, Uri> Services { get; init; } = new Dictionary<string, Uri>();

    static readonly string[] Elsewhere = ["Courses", "FollowUps", "Rides", "Feed"];

    static readonly string[] Known =
    [
        "Database", "Bus", "Data", "PublicUrl", .. Elsewhere.Select(name => $"Services:{name}"),
        "Auth:AdminKey", "Auth:TokenKey", "DataKey", "Auth:DataKey", "Auth:Authority", "Auth:Audience", "Clock:Start",
        "Messages:Sms", "Messages:Email", "Messages:SmsSecret", "Messages:RevokeAllFrom",
        "Rides:Provider", "Rides:ProviderId", "Rides:ProviderSecret", "Rides:NoticeDays",
        "Limits:PerKey", "Limits:PerAddress", "Limits:BodyBytes", "Webhooks:AllowPrivate",
    ];

    /// <summary>Reads and checks every <c>Scheduling:*</c> key.</summary>
    /// <exception cref="SettingException">One is missing, wrong, contradicts another, or is none of ours.</exception>
    public static Settings Read(IConfiguration configuration, IHostEnvironment environment, int services)
    {
        var section = configuration.GetSection("Scheduling");
        foreach (var (key, _) in section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null))
        {
            if (!Known.Contains(key, StringComparer.OrdinalIgnoreCase))
                throw new SettingException(key, section[key], $"there is no such setting; the settings are {string.Join(", ", Known.Select(Name))}");
        }

        var defaults = new Settings();
        var settings = new Settings
        {
            Database = Text(section, "Database") ?? defaults.Database,
            Bus = Text(section, "Bus") ?? defaults.Bus,
            Data = Text(section, "Data") ?? defaults.Data,
            PublicUrl = Text(section, "PublicUrl"),
            Services = Elsewhere.Select(name => (name, Address: Text(section, $"Services:{name}"))).Where(service => service.Address is not null)
                .ToDictionary(service => service.name, service => Http($"Services:{service.name}", service.Address!)),
            AdminKey = Text(section, "Auth:AdminKey"),
            TokenKey = Text(section, "Auth:TokenKey"),
            DataKey = Text(section, "DataKey") ?? Text(section, "Auth:DataKey"),
            Authority = Text(section, "Auth:Authority"),
            Audience = Text(section, "Auth:Audience"),
            ClockStart = Instant(section, "Clock:Start"),
            Sms = Text(section, "Messages:Sms") ?? defaults.Sms,
            Email = Text(section, "Messages:Email") ?? defaults.Email,
            SmsSecret = Text(section, "Messages:SmsSecret"),
            WebhooksAllowPrivate = Flag(section, "Webhooks:AllowPrivate", defaults.WebhooksAllowPrivate),
            RevokeAllFrom = Date(section, "Messages:RevokeAllFrom", defaults.RevokeAllFrom),
            Provider = Text(section, "Rides:Provider"),
            ProviderId = Text(section, "Rides:ProviderId") ?? defaults.ProviderId,
            ProviderSecret = Text(section, "Rides:ProviderSecret"),
            TransportNoticeDays = Whole(section, "Rides:NoticeDays", defaults.TransportNoticeDays),
            LimitPerKey = Whole(section, "Limits:PerKey", defaults.LimitPerKey),
            LimitPerAddress = Whole(section, "Limits:PerAddress", defaults.LimitPerAddress),
            LimitBodyBytes = Whole(section, "Limits:BodyBytes", defaults.LimitBodyBytes),
        };
        settings.Check(environment, services);
        return settings;
    }

    void Check(IHostEnvironment environment, int services)
    {
        Try("Database", Database, () => Engine.From(Database), "set it to sqlite:<folder> or postgres:<connection string>");
        var transport = Try("Bus", Bus, () => Transport.From(Bus), "set it to loopback: or amqp://user:password@host:5672/vhost");
        if (services == 1 && !transport.ReachesOthers)
            throw new SettingException("Bus", Bus, "a service on its own would reach nobody over it; set it to amqp://user:password@host:5672/vhost, or start services/Standalone");
        if (transport.ReachesOthers && AdminKey is null) throw new SettingException("Auth:AdminKey", null, "services on a broker must share it; set it to the same long random text for all of them");
        if (transport.ReachesOthers && TokenKey is null) throw new SettingException("Auth:TokenKey", null, "services on a broker must share it; set it to the same long random text for all of them");
        if (AdminKey is { Length: < 16 }) throw new SettingException("Auth:AdminKey", "(not shown)", "it is too short to be a secret; use 16 characters or more");
        if (ClockStart is not null && environment.IsProduction())
            throw new SettingException("Clock:Start", $"{ClockStart:O}", "time is not simulated in Production, which is the environment when none is set; set ASPNETCORE_ENVIRONMENT=Development or remove it");
        if (ClockStart is not null && services == 1)
            throw new SettingException("Clock:Start", $"{ClockStart:O}", "a service on its own cannot simulate time for the others; remove it, or start services/Standalone");
        Require("Messages:Sms", Sms, Sms == "file" || IsUri(Sms, "http", "https"), "set it to file or to the http(s):// address of the gateway");
        Require("Messages:Email", Email, Email == "file" || IsUri(Email, "smtp"), "set it to file or to smtp://host:port");
        Require("PublicUrl", PublicUrl, PublicUrl is null || IsUri(PublicUrl, "http", "https"), "set it to the http(s):// address that patients reach");
        Require("Auth:Authority", Authority, Authority is null || IsUri(Authority, "http", "https"), "set it to the issuer's https:// address");
        Require("Auth:Audience", null, Authority is null || Audience is not null, "an authority needs it; set it to the audience that its tokens name");
        Require("Rides:NoticeDays", $"{TransportNoticeDays}", TransportNoticeDays is >= 2 and <= 5, "set it to 2, 3, 4 or 5 open days");
        Require("Limits:BodyBytes", $"{LimitBodyBytes}", LimitBodyBytes >= 1024, "set it to 1024 or more");
    }

    static bool IsUri(string text, params string[] schemes) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme);

    static void Require(string key, string? value, bool holds, string remedy)
    {
        if (!holds) throw new SettingException(key, value, remedy);
    }

    static T Try<T>(string key, string value, Func<T> read, string remedy)
    {
        try { return read(); }
        catch (FormatException wrong) { throw new SettingException(key, Masked(value), $"{wrong.Message}; {remedy}"); }
    }

    /// <summary>A connection string or URI may hold a password, which belongs in no log: what is before the first colon is enough to find it.</summary>
    static string Masked(string value) => value.Contains('@', StringComparison.Ordinal) || value.Contains("assword", StringComparison.Ordinal) ? value.Split(':')[0] + ":..." : value;

    static string? Text(IConfiguration section, string key) => section[key] switch
    {
        null => null,
        { Length: > 0 } value => value,
        _ => throw new SettingException(key, "", "it is empty; give it a value or remove it"),
    };

    static Uri Http(string key, string value)
    {
        Require(key, value, IsUri(value, "http", "https"), "set it to the http(s):// address of that service");
        return new(value.TrimEnd('/') + "/");
    }

    static DateTimeOffset? Instant(IConfiguration section, string key) => Text(section, key) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) => instant,
        var text => throw new SettingException(key, text, "set it to an instant such as 2027-01-04T08:00:00Z"),
    };

    static bool Flag(IConfiguration section, string key, bool otherwise) => Text(section, key) switch
    {
        null => otherwise,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new SettingException(key, text, "set it to true or false"),
    };

    static DateOnly Date(IConfiguration section, string key, DateOnly otherwise) => Text(section, key) switch
    {
        null => otherwise,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        var text => throw new SettingException(key, text, "set it to a date such as 2027-01-31"),
    };

    static int Whole(IConfiguration section, string key, int otherwise) => Text(section, key) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new SettingException(key, text, "set it to a whole number, 0 or more"),
    };

    internal static string Name(string key) => "Scheduling__" + key.Replace(":", "__", StringComparison.Ordinal);
}

/// <summary>A setting stops the start, in one line that names the key, the value and the remedy.</summary>
public sealed class SettingException(string key, string? value, string remedy)
    : Exception($"{Settings.Name(key)}{(value is null ? " is not set" : $" is '{value}'")}: {remedy}.");
