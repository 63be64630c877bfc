using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduling.Contracts.Tests;

/// <summary>A generated file that is committed, so that every change of the contracts is seen in review.</summary>
static class CommittedFile
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Set to 1 to write the files instead of comparing them.</summary>
    public static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_CONTRACTS") == "1";

    public static string Text(JsonObject json) => json.ToJsonString(Indented) + "\n";

    public static void Matches(string path, string generated)
    {
        if (IsUpdate) File.WriteAllText(path, generated);
        Assert.True(File.Exists(path), $"{path} is not there. UPDATE_CONTRACTS=1 writes it.");
        Assert.Equal(generated, File.ReadAllText(path), ignoreLineEndingDifferences: true);
    }
}
