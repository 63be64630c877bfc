using Scheduling.Platform.Hosting;

namespace Scheduling.Platform.Access;

/// <summary>The installation's own secrets: from the settings, else from files in the data folder, made at the first need. Never logged, never in an answer.</summary>
public sealed class Secrets(Settings settings)
{
    /// <summary>The name of the admin key's file in the data folder.</summary>
    public const string AdminKeyFile = "admin-key";

    readonly Lazy<string> adminKey = new(() => settings.AdminKey ?? SecretFile.ReadOrMake(settings.Data, AdminKeyFile, "sk_admin_"));
    readonly Lazy<string> tokenKey = new(() => settings.TokenKey ?? SecretFile.ReadOrMake(settings.Data, "token-key", ""));
    readonly Lazy<string> dataKey = new(() => settings.DataKey ?? SecretFile.ReadOrMake(settings.Data, "data-key", ""));

    /// <summary>The API key with all roles and all clinics.</summary>
    public string AdminKey => adminKey.Value;

    /// <summary>Signs tokens and seals kept answers. A text of any length: derive a key from it, for one purpose each.</summary>
    public string TokenKey => tokenKey.Value;

    /// <summary>Encrypts contact data. A text of any length: derive a key from it.</summary>
    public string DataKey => dataKey.Value;
}
