using System.Text.Json;

namespace Scheduling.Platform.Http;

/// <summary>A JSON value that cannot be read; the message finishes the sentence that begins with the field's name, and is shown to the caller.</summary>
sealed class UnreadableException(string message) : JsonException(message);
