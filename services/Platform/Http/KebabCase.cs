using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scheduling.Platform.Http;

/// <summary>Writes and reads an enumeration in kebab-case (<c>RideshareAllowed</c> is <c>rideshare-allowed</c>); numbers are refused.</summary>
public sealed class KebabCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
