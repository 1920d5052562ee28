using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vedette.Miners.Tests;

/// <summary>The recorded devices in the order of their names.</summary>
internal static class RecordedDevices
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Devices");

    /// <summary>File names without the extension; without those that begin with an underscore.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Where(name => name![0] != '_').Order(StringComparer.Ordinal)!,
    ];

    public static JsonObject File(string name) =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, name + ".json")), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = true })!.AsObject();
}
